namespace Muster.Contracts;

/// <summary>Makes a staged version part of its script.</summary>
[GenerateSerializer, Immutable, Alias("muster.version-commit")]
public sealed record VersionCommit
{
    /// <summary>The staged version.</summary>
    [Id(0)] public required Guid Version { get; init; }

    /// <summary>The draft that it was staged from: it is staged again when another version came in between.</summary>
    [Id(1)] public required VersionDraft Draft { get; init; }

    /// <summary>Whether requests run it from now on.</summary>
    [Id(2)] public required bool Activates { get; init; }
}
