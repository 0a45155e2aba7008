namespace Muster.Contracts;

/// <summary>What the catalogue knows of one script; the truth about existence, tags and active version.</summary>
[GenerateSerializer, Immutable, Alias("muster.catalog-row")]
public sealed record CatalogRow
{
    /// <summary>Script name.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>Version that requests run.</summary>
    [Id(1)] public required Guid ActiveVersion { get; init; }

    /// <summary>Version uploaded last; another than the active one while it is not deployed.</summary>
    [Id(2)] public required Guid LatestVersion { get; init; }

    /// <summary>The deployment in force.</summary>
    [Id(3)] public required DeploymentReference Deployment { get; init; }

    /// <summary>Tags in the order in which they were given.</summary>
    [Id(4)] public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Marks beside the tags.</summary>
    [Id(5)] public ScriptMarks Marks { get; init; }

    /// <summary>Sequence number of the row's last change in its shard; the HTTP <c>ETag</c>.</summary>
    [Id(6)] public required long Revision { get; init; }

    /// <summary>Revision at which this life of the name began.</summary>
    [Id(7)] public required long Incarnation { get; init; }

    /// <summary>When this life of the name began.</summary>
    [Id(8)] public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>When code, bindings, tags or deployment last changed.</summary>
    [Id(9)] public required DateTimeOffset ModifiedOn { get; init; }

    /// <summary>When the tags last changed.</summary>
    [Id(10)] public required DateTimeOffset TagsChangedOn { get; init; }

    /// <summary>SHA-256 of the active version's code, in hex: <c>script.etag</c> of the wire.</summary>
    [Id(11)] public required string ContentHash { get; init; }
}
