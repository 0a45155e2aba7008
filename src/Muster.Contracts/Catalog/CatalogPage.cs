namespace Muster.Contracts;

/// <summary>Rows of one shard.</summary>
/// <param name="Rows">In ordinal order of name.</param>
/// <param name="HasMore">Whether the shard has further rows after the last one.</param>
[GenerateSerializer, Immutable, Alias("muster.catalog-page")]
public sealed record CatalogPage(
    [property: Id(0)] ImmutableArray<CatalogRow> Rows,
    [property: Id(1)] bool HasMore);
