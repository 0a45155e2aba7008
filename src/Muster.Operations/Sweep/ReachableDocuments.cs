using System.Text.Json;
using Muster.Grains;

namespace Muster.Operations;

/// <summary>
/// Which documents some row's history leads to. What cannot be followed, since an object on the way is damaged, is left alone
/// whole: a sweep never makes a damage worse.
/// </summary>
internal sealed class ReachableDocuments(StoreReader store)
{
    private readonly HashSet<Guid> _documents = [];
    private readonly HashSet<(GrainId Shard, string State)> _segments = [];
    private readonly HashSet<string> _untouchableScripts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _untouchableShards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DispatchNamespace> _living = new(StringComparer.Ordinal);
    private readonly HashSet<string> _going = new(StringComparer.Ordinal);

    /// <summary>Shards and scripts that could not be followed.</summary>
    public int Untouchable => _untouchableShards.Count + _untouchableScripts.Count;

    public async Task FollowAsync(Progress progress, CancellationToken cancellation)
    {
        foreach (var (_, account) in StoreInventory.Accounts(store))
        {
            _going.UnionWith(account.Going.Select(space => space.Id));
            foreach (var space in StoreInventory.Living(account))
            {
                _living.Add(space.Id, space);
            }
        }

        foreach (var shard in StoreInventory.ShardsWithVersions(store, _living.Values))
        {
            // Versions, but no manifest: the shard is lost, and 'repair' needs all there is.
            var owner = GrainId.Create("muster.catalog", shard);
            if ((await store.Stores.Meta.ReadAsync(owner, CatalogManifest.StateName)).Payload is null)
            {
                _untouchableShards.Add(shard);
            }
        }

        foreach (var space in _living.Values)
        {
            for (var shard = 0; shard < space.ShardCount; shard++)
            {
                await ShardAsync(space, shard, progress, cancellation);
            }
        }
    }

    /// <summary>Whether a namespace exists, or is just being cleared by its account.</summary>
    public bool IsKnown(string namespaceId) => _living.ContainsKey(namespaceId) || _going.Contains(namespaceId);

    /// <summary>Whether a segment may be asked for.</summary>
    public bool Holds(GrainId shard, string state)
    {
        var key = shard.Key.ToString()!;
        var space = ScriptAddress.FromGrainKey(key).NamespaceId;
        return _going.Contains(space)
            || (_living.ContainsKey(space) && (_untouchableShards.Contains(key) || _segments.Contains((shard, state))));
    }

    /// <summary>Whether a document of a script may be asked for.</summary>
    public bool Holds(ScriptAddress address, Guid document) =>
        _going.Contains(address.NamespaceId)
        || (_living.TryGetValue(address.NamespaceId, out var space)
            && (_documents.Contains(document)
                || _untouchableScripts.Contains(address.GrainKey)
                || _untouchableShards.Contains(
                    CatalogShards.GrainKeyOf(space.Id, address.Name, space.ShardCount))));

    private async Task ShardAsync(DispatchNamespace space, int shard, Progress progress, CancellationToken cancellation)
    {
        var owner = StoredLayout.CatalogId(space.Id, shard);
        try
        {
            var segments = new CatalogSegments(store.Stores.Meta, owner);
            var (_, manifest) = await segments.ReadManifestAsync();
            _segments.UnionWith(manifest.ObjectsInUse.Select(name => (owner, name)));
            _segments.UnionWith(manifest.Retired.Select(segment => (owner, segment.StateName)));
            var records = await segments.ReadAllAsync(manifest);
            foreach (var row in StoreInventory.Rows(records).Concat(StoreInventory.DeletedRows(records)))
            {
                cancellation.ThrowIfCancellationRequested();
                await RowAsync(new(space.Id, row.Name), row);
                progress.Add();
            }
        }
        catch (Exception cause) when (cause is CorruptObjectException or StorageUnavailableException)
        {
            _untouchableShards.Add(owner.Key.ToString()!);
        }
    }

    private async Task RowAsync(ScriptAddress address, CatalogRow row)
    {
        try
        {
            await VersionsAsync(address, row.LatestVersion);
            await VersionsAsync(address, row.ActiveVersion);
            for (DeploymentReference? at = row.Deployment; at is { } reference && (reference.IsUpload || _documents.Add(reference.Id));)
            {
                if (reference.IsUpload)
                {
                    at = (await store.Documents.ReadVersionAsync(address, reference.Id))?.PreviousDeployment;
                    continue;
                }

                // It may be older than the versions that are kept for their own sake.
                var deployment = await store.Documents.ReadDeploymentAsync(address, reference.Id);
                await VersionsAsync(address, deployment?.Version ?? Guid.Empty);
                at = deployment?.Previous;
            }
        }
        catch (Exception cause) when (cause is CorruptObjectException or StorageUnavailableException or JsonException)
        {
            _untouchableScripts.Add(address.GrainKey);
        }
    }

    private async Task VersionsAsync(ScriptAddress address, Guid latest)
    {
        for (var id = latest; id != Guid.Empty && _documents.Add(id);)
        {
            var version = await store.Documents.ReadVersionAsync(address, id);
            if (version is not null)
            {
                _documents.Add(version.Content.Id);
            }

            id = version?.PreviousVersion ?? Guid.Empty;
        }
    }
}
