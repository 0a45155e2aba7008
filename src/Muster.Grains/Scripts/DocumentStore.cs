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

    /// <summary>Clears the documents that a row leads to: every version with its code, every deployment.</summary>
    /// <remarks>
    /// The oldest first, and versions after deployments: each document is found through a later one, so a clearing that was
    /// broken off can be begun again.
    /// </remarks>
    public async Task ClearAsync(ScriptAddress address, Guid latestVersion, DeploymentReference deployment)
    {
        var deployments = new Stack<Guid>();
        for (DeploymentReference? at = deployment; at is { } reference;)
        {
            if (!reference.IsUpload)
            {
                deployments.Push(reference.Id);
            }

            at = reference.IsUpload
                ? (await ReadVersionAsync(address, reference.Id))?.PreviousDeployment
                : (await ReadDeploymentAsync(address, reference.Id))?.Previous;
        }

        var versions = new Stack<VersionManifest>();
        for (var id = latestVersion; await ReadVersionAsync(address, id) is { } version; id = version.PreviousVersion)
        {
            versions.Push(version);
        }

        foreach (var id in deployments)
        {
            await stores.Meta.ClearAsync(Owner(address), DeploymentName(id));
        }

        foreach (var version in versions)
        {
            await stores.Content.ClearAsync(Owner(address), ContentName(version.Content.Id));
            await stores.Meta.ClearAsync(Owner(address), VersionName(version.Id));
        }
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
