namespace Muster.Contracts;

/// <summary>One change to one row, as an operation: lists are not rewritten by those who only add.</summary>
[GenerateSerializer, Immutable, Alias("muster.catalog-change")]
public sealed record CatalogChange
{
    /// <summary>What to do.</summary>
    [Id(0)] public required CatalogChangeKind Kind { get; init; }

    /// <summary>Script name.</summary>
    [Id(1)] public required string Name { get; init; }

    /// <summary>Who asks.</summary>
    [Id(2)] public required ChangeOrigin Origin { get; init; }

    /// <summary>Refuse with 412 unless this is the row's revision. 0: unless there is no row. Null: do not look.</summary>
    [Id(3)] public long? ExpectedRevision { get; init; }

    /// <summary><see cref="CatalogChangeKind.PutVersion"/> and <see cref="CatalogChangeKind.Deploy"/>: the version.</summary>
    [Id(4)] public Guid Version { get; init; }

    /// <summary>
    /// Put: the version that this one follows, empty for none. Deploy: the latest version. Another one is a conflict, so no history
    /// is lost, and no version comes back that is too old to be kept.
    /// </summary>
    [Id(5)] public Guid FollowsVersion { get; init; }

    /// <summary>Put: whether the version becomes the active one.</summary>
    [Id(6)] public bool Activates { get; init; }

    /// <summary>Put and Deploy: hash of the version's code.</summary>
    [Id(7)] public string? ContentHash { get; init; }

    /// <summary>Deploy: the deployment that results.</summary>
    [Id(8)] public DeploymentReference Deployment { get; init; }

    /// <summary>
    /// Put and SetTags: the tags; null in a Put keeps those that the row has. A system tag among them is neither added nor
    /// removed: it must be set already.
    /// </summary>
    [Id(9)] public ImmutableArray<string>? Tags { get; init; }

    /// <summary>AddTag and RemoveTag: the tag; a system tag sets or clears its mark.</summary>
    [Id(10)] public string? Tag { get; init; }

    /// <summary>SetMarks: marks to set.</summary>
    [Id(11)] public ScriptMarks SetMarks { get; init; }

    /// <summary>SetMarks: marks to clear.</summary>
    [Id(12)] public ScriptMarks ClearMarks { get; init; }

    /// <summary>
    /// Put: a version that says the same as this one. If that is the latest and active one and the tags stay, nothing changes.
    /// </summary>
    [Id(13)] public Guid? SameAs { get; init; }

    /// <summary>Delete: for good; what the row led to is cleared at once.</summary>
    [Id(14)] public bool Purges { get; init; }

    /// <summary>
    /// Deploy, and a Put that becomes active: the deployment that the new one names as the one before it, null for none. Another
    /// one is a conflict, or the list of deployments would miss it.
    /// </summary>
    [Id(15)] public DeploymentReference? FollowsDeployment { get; init; }
}
