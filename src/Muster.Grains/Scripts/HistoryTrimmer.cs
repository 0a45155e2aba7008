namespace Muster.Grains;

/// <summary>Clears versions and deployments that are too old to be kept.</summary>
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

        await TrimDeploymentsAsync(deployments.LastOrDefault()?.Previous);
        for (var id = latest.Count == 0 ? Guid.Empty : latest[^1].PreviousVersion; id != Guid.Empty;)
        {
            var version = await documents.ReadVersionAsync(address, id);
            if (version is not null && !stays.Contains(id))
            {
                await documents.ClearVersionAsync(address, version, contents.Contains(version.Content.Id));
                versions.Forget(id);
            }

            id = version?.PreviousVersion ?? Guid.Empty;
        }
    }

    private async Task TrimDeploymentsAsync(DeploymentReference? first)
    {
        for (var at = first; at is { } reference;)
        {
            if (reference.IsUpload)
            {
                at = (await documents.ReadVersionAsync(address, reference.Id))?.PreviousDeployment;
                continue;
            }

            at = (await documents.ReadDeploymentAsync(address, reference.Id))?.Previous;
            await documents.ClearDeploymentAsync(address, reference.Id);
        }
    }
}
