namespace Muster.Grains;

/// <summary>Walks back through the versions and deployments of a script: each names the one before it.</summary>
internal sealed class ScriptHistory(ScriptAddress address, VersionCache versions, DocumentStore documents)
{
    /// <summary>Versions from <paramref name="latest"/> back, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<VersionManifest>> ListVersionsAsync(Guid latest, int limit)
    {
        var found = new List<VersionManifest>();
        for (var id = latest; id != Guid.Empty && found.Count < limit;)
        {
            var version = await versions.GetAsync(id);
            if (version is not null)
            {
                found.Add(version);
            }

            id = version?.PreviousVersion ?? Guid.Empty;
        }

        return found;
    }

    /// <summary>
    /// Whether a version is among those that are kept: the latest ones, those of the latest deployments, and the active one. One
    /// that was only staged, or that an earlier life of the name had, is not.
    /// </summary>
    public async Task<bool> KeepsAsync(CatalogRow row, Guid version, int kept) =>
        version == row.ActiveVersion
        || (await ListVersionsAsync(row.LatestVersion, kept)).Any(found => found.Id == version)
        || (await ListDeploymentsAsync(row.Deployment, kept)).Any(found => found.Version == version);

    /// <summary>Deployments from <paramref name="current"/> back, at most <paramref name="limit"/>.</summary>
    public async Task<ImmutableArray<Deployment>> ListDeploymentsAsync(DeploymentReference current, int limit)
    {
        var found = ImmutableArray.CreateBuilder<Deployment>();
        for (DeploymentReference? at = current; at is { } reference && found.Count < limit;)
        {
            var deployment = reference.IsUpload
                ? OfUpload(await versions.GetAsync(reference.Id))
                : await documents.ReadDeploymentAsync(address, reference.Id);
            if (deployment is not null)
            {
                found.Add(deployment);
            }

            at = deployment?.Previous;
        }

        return found.ToImmutable();
    }

    // An upload that deployed itself has no deployment document: its version says all of it.
    private static Deployment? OfUpload(VersionManifest? version) => version is null ? null : new()
    {
        Id = version.Id,
        Version = version.Id,
        CreatedOn = version.CreatedOn,
        Author = version.Author,
        Source = version.Source,
        Annotations = version.Annotations,
        Previous = version.PreviousDeployment,
    };
}
