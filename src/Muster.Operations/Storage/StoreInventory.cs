using Muster.Grains;

namespace Muster.Operations;

/// <summary>Walks from accounts to namespaces to shards to rows. A damaged object throws where it is read.</summary>
internal static class StoreInventory
{
    /// <summary>All accounts, in order of id.</summary>
    public static IEnumerable<(string Id, AccountState State)> Accounts(StoreReader store) =>
        Owners(store, StoredLayout.Account).Select(owner => (owner.Key.ToString()!, Account(store, owner)));

    /// <summary>Every namespace that an account has, the reserved ones included.</summary>
    public static IEnumerable<DispatchNamespace> Living(AccountState account) =>
        account.Reserved is { } reserved ? account.Namespaces.Append(reserved) : account.Namespaces;

    /// <summary>Ids of grains that own a state of this name, in order.</summary>
    public static IReadOnlyList<GrainId> Owners(StoreReader store, string state) =>
        [.. store.Snapshot.List(StorageNames.Meta, state).Where(found => found.State == state).Select(found => found.Grain)];

    /// <summary>Shards, by key, for which versions of scripts are stored: each of them must have a manifest.</summary>
    public static HashSet<string> ShardsWithVersions(StoreReader store, IEnumerable<DispatchNamespace> spaces)
    {
        var counts = spaces.ToDictionary(space => space.Id, space => space.ShardCount, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var state in store.Snapshot.List(StorageNames.Meta, StoredLayout.VersionPrefix))
        {
            var address = ScriptAddress.FromGrainKey(state.Grain.Key.ToString()!);
            if (counts.TryGetValue(address.NamespaceId, out var count))
            {
                found.Add(CatalogShards.GrainKeyOf(address.NamespaceId, address.Name, count));
            }
        }

        return found;
    }

    /// <summary>The rows of a namespace, shard by shard.</summary>
    public static async IAsyncEnumerable<CatalogRow> RowsAsync(StoreReader store, DispatchNamespace space)
    {
        for (var shard = 0; shard < space.ShardCount; shard++)
        {
            foreach (var row in Rows(await RecordsAsync(store, StoredLayout.CatalogId(space.Id, shard))))
            {
                yield return row;
            }
        }
    }

    /// <summary>Every record of a shard that is still stored, in order of sequence.</summary>
    public static async Task<IReadOnlyList<CatalogRecord>> RecordsAsync(StoreReader store, GrainId shard)
    {
        var segments = new CatalogSegments(store.Stores.Meta, shard);
        var (_, manifest) = await segments.ReadManifestAsync();
        return await segments.ReadAllAsync(manifest);
    }

    /// <summary>What the records amount to.</summary>
    public static IEnumerable<CatalogRow> Rows(IEnumerable<CatalogRecord> records)
    {
        var last = new SortedDictionary<string, CatalogRecord>(StringComparer.Ordinal);
        foreach (var record in records.Where(record => record.ConcernsRow))
        {
            last[record.Row.Name] = record;
        }

        return last.Values.Where(record => !record.IsDeletion).Select(record => record.Row);
    }

    /// <summary>The rows of deleted scripts that may still be brought back: their documents are kept until they are purged.</summary>
    public static IEnumerable<CatalogRow> DeletedRows(IEnumerable<CatalogRecord> records)
    {
        var deleted = new DeletedRows();
        foreach (var record in records)
        {
            deleted.Apply(record);
        }

        return deleted.Before(DateTimeOffset.MaxValue, int.MaxValue).Select(record => record.Row);
    }

    private static AccountState Account(StoreReader store, GrainId owner)
    {
        // A snapshot answers at once: nothing here waits.
        var (handle, payload) = store.Stores.Meta.ReadAsync(owner, StoredLayout.Account).GetAwaiter().GetResult();
        return StoredJson.Decode<AccountState>(payload!, ObjectKind.Account, handle.ToString());
    }
}
