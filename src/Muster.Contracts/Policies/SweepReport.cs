namespace Muster.Contracts;

/// <summary>What a sweep did in a namespace.</summary>
/// <param name="Deleted">Number of scripts that were deleted.</param>
/// <param name="Undeclared">Names of recorded policies that some silo does not declare, so it swept nothing for them.</param>
[GenerateSerializer, Immutable, Alias("muster.sweep-report")]
public sealed record SweepReport(
    [property: Id(0)] long Deleted,
    [property: Id(1)] ImmutableArray<string> Undeclared);
