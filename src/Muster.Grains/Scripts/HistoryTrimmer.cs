namespace Muster.Grains;

/// <summary>
/// Clears versions and deployments that are too old to be kept. The oldest first: each is found through a later one, so a
/// trimming that was broken off can be begun again.
/// </summary>
internal sealed class HistoryTrimmer(ScriptAddress address, ScriptHistory history, VersionCache versions, DocumentStore documents)
{
    // A walk reads everything that is kept, so it is not made at every upload.
    private const int Interval = 8;

    /// <summary>Whether it is time after this version.</summary>
    public static bool IsDue(VersionManifest version) => version.Number % Interval == 0;

    public async Task TrimAsync(CatalogRow row, int kept)
    {
        var latest = await history.ListVersionsAsync(row.LatestVersion, kept);
        var deployments = await history.ListDeploymentsAsync(row.Deployment, kept);
        var stays = latest.Select(version => version.Id)
            .Concat(deployments.Select(deployment => deployment.Version))
            .Append(row.ActiveVersion)
            .ToHashSet();
        var contents = new HashSet<Guid>();
        foreach (var id in stays)
        {
            if (await versions.GetAsync(id) is { } version)
            {
                contents.Add(version.Content.Id);
            }
        }

        var old = await ReadVersionsAsync(latest.Count == 0 ? Guid.Empty : latest[^1].PreviousVersion, stays);
        foreach (var deployment in await ReadDeploymentsAsync(deployments.LastOrDefault()?.Previous))
        {
            // A version that was kept for its deployment alone has no later one that leads to it.
            if (!stays.Contains(deployment.Version) && old.All(version => version.Id != deployment.Version))
            {
                await ClearAsync(await documents.ReadVersionAsync(address, deployment.Version), contents);
            }

            await documents.ClearDeploymentAsync(address, deployment.Id);
        }

        foreach (var version in old)
        {
            await ClearAsync(version, contents);
        }
    }

    private async Task<Stack<VersionManifest>> ReadVersionsAsync(Guid first, HashSet<Guid> stays)
    {
        var old = new Stack<VersionManifest>();
        for (var id = first; await documents.ReadVersionAsync(address, id) is { } version; id = version.PreviousVersion)
        {
            if (!stays.Contains(id))
            {
                old.Push(version);
            }
        }

        return old;
    }

    private async Task<Stack<Deployment>> ReadDeploymentsAsync(DeploymentReference? first)
    {
        var old = new Stack<Deployment>();
        for (var at = first; at is { } reference;)
        {
            if (reference.IsUpload)
            {
                at = (await documents.ReadVersionAsync(address, reference.Id))?.PreviousDeployment;
                continue;
            }

            var deployment = await documents.ReadDeploymentAsync(address, reference.Id);
            if (deployment is not null)
            {
                old.Push(deployment);
            }

            at = deployment?.Previous;
        }

        return old;
    }

    private async Task ClearAsync(VersionManifest? version, HashSet<Guid> contents)
    {
        if (version is not null)
        {
            await documents.ClearVersionAsync(address, version, contents.Contains(version.Content.Id));
            versions.Forget(version.Id);
        }
    }
}
