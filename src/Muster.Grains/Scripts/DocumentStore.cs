namespace Muster.Grains;

/// <summary>
/// The documents of scripts: versions, code, deployments. Each is written once under an id of its own, so a crash leaves at
/// worst a document that nobody names.
/// </summary>
internal sealed class DocumentStore(ObjectStores stores)
{
    public Task WriteVersionAsync(ScriptAddress address, VersionManifest version) =>
        stores.Meta.CreateAsync(
            Owner(address),
            VersionName(version.Id),
            StoredJson.Encode(version, ObjectKind.Version));

    public Task<VersionManifest?> ReadVersionAsync(ScriptAddress address, Guid id) =>
        ReadAsync<VersionManifest>(address, VersionName(id), ObjectKind.Version);

    public Task WriteDeploymentAsync(ScriptAddress address, Deployment deployment) =>
        stores.Meta.CreateAsync(
            Owner(address),
            DeploymentName(deployment.Id),
            StoredJson.Encode(deployment, ObjectKind.Deployment));

    public Task<Deployment?> ReadDeploymentAsync(ScriptAddress address, Guid id) =>
        ReadAsync<Deployment>(address, DeploymentName(id), ObjectKind.Deployment);

    public Task WriteContentAsync(ScriptAddress address, Guid id, ScriptContent content) =>
        stores.Content.CreateAsync(Owner(address), ContentName(id), ContentCodec.Encode(content));

    public async Task<ScriptContent?> ReadContentAsync(ScriptAddress address, Guid id)
    {
        var (handle, payload) = await stores.Content.ReadAsync(Owner(address), ContentName(id));
        return payload is null ? null : ContentCodec.Decode(payload, handle.ToString());
    }

    /// <summary>Clears the documents that a row leads to: its versions with their code, its deployments.</summary>
    /// <remarks>
    /// The oldest first, and versions after deployments: each document is found through a later one, so a clearing that was
    /// broken off can be begun again.
    /// </remarks>
    public async Task ClearAsync(ScriptAddress address, CatalogRow row)
    {
        var versions = new Stack<VersionManifest>();
        for (var id = row.LatestVersion; await ReadVersionAsync(address, id) is { } version; id = version.PreviousVersion)
        {
            versions.Push(version);
        }

        // Some may be kept for a deployment though those between them and the latest are gone.
        var history = versions.Select(version => version.Id).ToHashSet();
        foreach (var (deployment, version) in await ReadDeploymentsAsync(address, row))
        {
            if (!history.Contains(version))
            {
                await ClearVersionAsync(address, await ReadVersionAsync(address, version));
            }

            if (deployment is { } id)
            {
                await ClearDeploymentAsync(address, id);
            }
        }

        foreach (var version in versions)
        {
            await ClearVersionAsync(address, version);
        }
    }

    /// <summary>Clears a version and its code; null is nothing to clear.</summary>
    public async Task ClearVersionAsync(ScriptAddress address, VersionManifest? version, bool keepsContent = false)
    {
        if (version is null)
        {
            return;
        }

        if (!keepsContent)
        {
            await ClearContentAsync(address, version.Content.Id);
        }

        await stores.Meta.ClearAsync(Owner(address), VersionName(version.Id));
    }

    public Task ClearContentAsync(ScriptAddress address, Guid id) => stores.Content.ClearAsync(Owner(address), ContentName(id));

    public Task ClearDeploymentAsync(ScriptAddress address, Guid id) => stores.Meta.ClearAsync(Owner(address), DeploymentName(id));

    // Oldest first; an upload that deployed itself has no document of its own.
    private async Task<Stack<(Guid? Deployment, Guid Version)>> ReadDeploymentsAsync(ScriptAddress address, CatalogRow row)
    {
        var found = new Stack<(Guid?, Guid)>();
        found.Push((null, row.ActiveVersion));
        for (DeploymentReference? at = row.Deployment; at is { } reference;)
        {
            var deployment = reference.IsUpload ? null : await ReadDeploymentAsync(address, reference.Id);
            found.Push(reference.IsUpload ? (null, reference.Id) : (reference.Id, deployment?.Version ?? Guid.Empty));
            at = reference.IsUpload
                ? (await ReadVersionAsync(address, reference.Id))?.PreviousDeployment
                : deployment?.Previous;
        }

        return found;
    }

    private static GrainId Owner(ScriptAddress address) => GrainId.Create("muster.script", address.GrainKey);

    private static string VersionName(Guid id) => $"v-{id:N}";

    private static string DeploymentName(Guid id) => $"d-{id:N}";

    private static string ContentName(Guid id) => $"c-{id:N}";

    private async Task<T?> ReadAsync<T>(ScriptAddress address, string name, ObjectKind kind)
        where T : class
    {
        var (handle, payload) = await stores.Meta.ReadAsync(Owner(address), name);
        return payload is null ? null : StoredJson.Decode<T>(payload, kind, handle.ToString());
    }
}
