namespace Muster.Gateway;

/// <summary>A script in a list, in its details, and as the answer of an upload.</summary>
internal sealed record ScriptWire
{
    public required string Id { get; init; }

    public required string Etag { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    public required string CreatedOn { get; init; }

    public required string ModifiedOn { get; init; }

    /// <summary>The active version's id without hyphens.</summary>
    public required string DeploymentId { get; init; }

    public string UsageModel { get; init; } = "standard";

    public bool Logpush { get; init; }

    public string? DispatchNamespace { get; init; }

    public string? LastDeployedFrom { get; init; }

    public bool? HasModules { get; init; }

    public bool? HasAssets { get; init; }

    public string? CompatibilityDate { get; init; }

    public ImmutableArray<string>? CompatibilityFlags { get; init; }

    public ImmutableArray<string>? Handlers { get; init; }

    public ImmutableArray<string>? Entrypoints { get; init; }

    public string? EntryPoint { get; init; }

    public int? StartupTimeMs { get; init; }

    public static ScriptWire Of(ScriptSpace space, CatalogRow row) => new()
    {
        Id = row.Name,
        Etag = row.ContentHash,
        Tags = ShownTags.Of(row),
        CreatedOn = row.CreatedOn.Wire(),
        ModifiedOn = row.ModifiedOn.Wire(),
        DeploymentId = row.ActiveVersion.ToString("N"),
        DispatchNamespace = space.ShownName,
    };

    public static ScriptWire Of(ScriptSpace space, CatalogRow row, VersionManifest version) => Of(space, row) with
    {
        LastDeployedFrom = version.Source,
        HasModules = version.Syntax == ScriptSyntax.Modules,
        HasAssets = false,
        CompatibilityDate = version.CompatibilityDate,
        CompatibilityFlags = version.CompatibilityFlags,
    };
}
