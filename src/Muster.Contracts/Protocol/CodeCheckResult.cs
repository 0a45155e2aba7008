namespace Muster.Contracts;

/// <summary>What came of a check.</summary>
[GenerateSerializer, Immutable, Alias("muster.code-check-result")]
public sealed record CodeCheckResult
{
    /// <summary>The check that this answers.</summary>
    [Id(0)] public required Guid Id { get; init; }

    /// <summary>
    /// Why the code is refused, with a place as <c>file:line:column</c> or none at all; null when it loads.
    /// </summary>
    [Id(1)] public string? Error { get; init; }

    /// <summary>Why nothing could be said about the code (the checker itself failed); null otherwise.</summary>
    [Id(2)] public string? NotChecked { get; init; }

    /// <summary>Events that the default export handles, such as <c>fetch</c>.</summary>
    [Id(3)] public ImmutableArray<string> Handlers { get; init; } = [];

    /// <summary>Names of further entrypoints.</summary>
    [Id(4)] public ImmutableArray<string> Entrypoints { get; init; } = [];

    /// <summary>Time to load, in milliseconds.</summary>
    [Id(5)] public int StartupTimeMs { get; init; }

    /// <summary>What the uploader should know although the code was accepted, such as a clamped compatibility date.</summary>
    [Id(6)] public ImmutableArray<string> Warnings { get; init; } = [];
}
