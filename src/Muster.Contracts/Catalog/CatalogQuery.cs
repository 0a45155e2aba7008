namespace Muster.Contracts;

/// <summary>A page of a shard's rows in ordinal order of name.</summary>
[GenerateSerializer, Immutable, Alias("muster.catalog-query")]
public sealed record CatalogQuery
{
    /// <summary>Tag filter in its canonical text (extended dialect); null for all rows.</summary>
    [Id(0)] public string? Filter { get; init; }

    /// <summary>Only names after this one; null from the beginning.</summary>
    [Id(1)] public string? After { get; init; }

    /// <summary>Most rows to return.</summary>
    [Id(2)] public required int Limit { get; init; }
}
