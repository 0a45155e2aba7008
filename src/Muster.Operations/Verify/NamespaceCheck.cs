using Muster.Grains;

namespace Muster.Operations;

/// <summary>
/// Second pass: from each namespace to its key, its shards, their rows, and the version, code and deployment that each row names.
/// </summary>
internal sealed class NamespaceCheck(StoreReader store, KeyRing? ring, Findings findings)
{
    private HashSet<string> _shardsWithVersions = [];

    public async Task RunAsync(Progress progress, CancellationToken cancellation)
    {
        var spaces = new List<(string Account, DispatchNamespace Space)>();
        foreach (var owner in StoreInventory.Owners(store, StoredLayout.Account))
        {
            if (await ReadAsync<AccountState>(owner, StoredLayout.Account, ObjectKind.Account) is { } account)
            {
                spaces.AddRange(StoreInventory.Living(account).Select(space => (owner.Key.ToString()!, space)));
            }
        }

        _shardsWithVersions = StoreInventory.ShardsWithVersions(store, spaces.Select(pair => pair.Space));
        foreach (var (account, space) in spaces)
        {
            findings.Namespaces++;
            await CheckAsync(space, account, progress, cancellation);
        }
    }

    private async Task CheckAsync(DispatchNamespace space, string accountId, Progress progress, CancellationToken cancellation)
    {
        var owner = StoredLayout.NamespaceId(space.Id);
        var state = await ReadAsync<NamespaceState>(owner, StoredLayout.Namespace, ObjectKind.Namespace);
        if (state is not null && (state.Descriptor.AccountId != accountId || state.Descriptor.ShardCount != space.ShardCount))
        {
            findings.Add(
                $"{owner}",
                FormattableString.Invariant($"expected account {accountId} and {space.ShardCount} shards, ")
                + FormattableString.Invariant($"found {state.Descriptor.AccountId} and {state.Descriptor.ShardCount}"));
        }

        var scripts = new ScriptCheck(store, space, OpenKey(space, state), findings);
        for (var shard = 0; shard < space.ShardCount; shard++)
        {
            foreach (var row in await RowsAsync(space, shard))
            {
                cancellation.ThrowIfCancellationRequested();
                findings.Scripts++;
                progress.Add();
                await scripts.CheckAsync(row, shard);
            }
        }
    }

    private async Task<IReadOnlyList<CatalogRow>> RowsAsync(DispatchNamespace space, int shard)
    {
        var owner = StoredLayout.CatalogId(space.Id, shard);
        var where = $"shard {owner.Key} of namespace '{space.Name}'";
        try
        {
            var manifest = await store.Stores.Meta.ReadAsync(owner, CatalogManifest.StateName);
            if (manifest.Payload is null && _shardsWithVersions.Contains(owner.Key.ToString()!))
            {
                findings.Add(where, "expected a manifest, since scripts have versions there, found none; 'repair' rebuilds it");
            }

            await CheckAuditAsync(owner, where);
            return [.. StoreInventory.Rows(await StoreInventory.RecordsAsync(store, owner))];
        }
        catch (Exception cause) when (cause is CorruptObjectException or StorageUnavailableException)
        {
            findings.Add(where, $"expected a catalogue that reads, found: {cause.Message} 'repair' rebuilds it");
            return [];
        }
    }

    private async Task CheckAuditAsync(GrainId owner, string where)
    {
        var segments = new CatalogSegments(store.Stores.Meta, owner);
        var (_, manifest) = await segments.ReadManifestAsync();
        if ((await new AuditReader(segments).VerifyAsync(manifest)).Problem is { } problem)
        {
            findings.Add($"audit trail of {where}", problem);
        }
    }

    private byte[]? OpenKey(DispatchNamespace space, NamespaceState? state)
    {
        if (state is null || ring is null)
        {
            return null;
        }

        try
        {
            var key = ring.Unwrap(state.WrappedDataKey, space.Id);
            findings.EarlierKeys.AddRange(ring.IsCurrent(state.WrappedDataKey) ? [] : [space]);
            return key;
        }
        catch (Exception cause) when (cause is CorruptObjectException or InvalidOperationException)
        {
            findings.Add($"data key of namespace '{space.Name}' ({space.Id})", cause.Message);
            return null;
        }
    }

    private async Task<T?> ReadAsync<T>(GrainId owner, string name, ObjectKind kind)
        where T : class
    {
        var (handle, payload) = await store.Stores.Meta.ReadAsync(owner, name);
        if (payload is null)
        {
            findings.Add(handle, $"expected a stored {kind}, found nothing");
            return null;
        }

        try
        {
            return StoredJson.Decode<T>(payload, kind, handle.ToString());
        }
        catch (CorruptObjectException)
        {
            return null; // The first pass has said so.
        }
    }
}
