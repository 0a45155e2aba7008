namespace Muster.Contracts;

/// <summary>What undoing a deletion by filter would do in one shard.</summary>
/// <param name="Free">How many scripts would come back.</param>
/// <param name="Taken">Names that exist again.</param>
[GenerateSerializer, Immutable, Alias("muster.undelete-preview")]
public sealed record UndeletePreview(
    [property: Id(0)] int Free,
    [property: Id(1)] ImmutableArray<string> Taken);
