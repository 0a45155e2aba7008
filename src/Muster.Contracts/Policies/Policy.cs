namespace Muster.Contracts;

/// <summary>A rule that a host declares for all dispatch namespaces.</summary>
[GenerateSerializer, Immutable, Alias("muster.policy")]
public sealed record Policy
{
    /// <summary>What it does.</summary>
    [Id(0)] public required PolicyKind Kind { get; init; }

    /// <summary>Name, unique among those of its kind.</summary>
    [Id(1)] public required string Name { get; init; }

    /// <summary>Which scripts it means: a tag filter in its canonical text (extended dialect).</summary>
    [Id(2)] public required string Filter { get; init; }

    /// <summary>Retain: how long a script may match.</summary>
    [Id(3)] public TimeSpan? Age { get; init; }
}
