namespace Muster.Contracts;

/// <summary>What a deletion by filter did in one shard.</summary>
/// <param name="Deleted">Rows as they were when they were deleted, in order of name.</param>
/// <param name="ProtectedCount">How many matched and stayed, since they are protected.</param>
[GenerateSerializer, Immutable, Alias("muster.bulk-deletion")]
public sealed record BulkDeletion(
    [property: Id(0)] ImmutableArray<CatalogRow> Deleted,
    [property: Id(1)] int ProtectedCount);
