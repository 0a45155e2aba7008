namespace Muster.Contracts;

/// <summary>What a sweep did in one shard.</summary>
/// <param name="Deleted">Names of the scripts that were deleted.</param>
/// <param name="HasMore">Whether it stopped at its limit: sweep again.</param>
/// <param name="Undeclared">Names of recorded policies that this silo does not declare, so it swept nothing for them.</param>
/// <param name="Awaiting">How many deletions await the end of the time in which they can be undone.</param>
[GenerateSerializer, Immutable, Alias("muster.shard-sweep")]
public sealed record ShardSweep(
    [property: Id(0)] ImmutableArray<string> Deleted,
    [property: Id(1)] bool HasMore,
    [property: Id(2)] ImmutableArray<string> Undeclared,
    [property: Id(3)] int Awaiting = 0);
