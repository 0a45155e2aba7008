using Muster.Grains;

namespace Muster.Operations;

/// <summary>Finds the shards that do not load.</summary>
internal sealed class DamageSearch(StoreReader store)
{
    public async Task<List<ShardDamage>> FindAsync(Progress progress, CancellationToken cancellation)
    {
        var spaces = StoreInventory.Accounts(store).SelectMany(account => StoreInventory.Living(account.State)).ToList();
        var withVersions = StoreInventory.ShardsWithVersions(store, spaces);
        var stored = store.Snapshot.List(StorageNames.Meta, StoredLayout.SegmentPrefix)
            .ToLookup(state => state.Grain, state => state.State);
        var found = new List<ShardDamage>();
        foreach (var space in spaces)
        {
            for (var shard = 0; shard < space.ShardCount; shard++)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Add();
                if (await ExamineAsync(space, shard, withVersions, stored) is { } damage)
                {
                    found.Add(damage);
                }
            }
        }

        return found;
    }

    private async Task<ShardDamage?> ExamineAsync(
        DispatchNamespace space,
        int shard,
        HashSet<string> withVersions,
        ILookup<GrainId, string> stored)
    {
        var owner = StoredLayout.CatalogId(space.Id, shard);
        var (isThere, manifest) = await ManifestAsync(owner);
        if (!isThere && !stored[owner].Any() && !withVersions.Contains(owner.Key.ToString()!))
        {
            return null; // Never used.
        }

        var damaged = new List<string>();
        var lost = new List<SegmentReference>();
        var sound = new List<string>();
        var records = new List<CatalogRecord>();
        foreach (var name in Candidates(manifest, stored[owner]))
        {
            var reference = manifest?.Segments.FirstOrDefault(segment => segment.StateName == name);
            var chunk = manifest?.Journal.Chunks.FirstOrDefault(chunk => chunk.Segment.StateName == name)?.Segment;
            if (await SegmentAsync(owner, name, (reference ?? chunk)?.Checksum) is { } read)
            {
                records.AddRange(read);
                sound.Add(name);
            }
            else
            {
                damaged.AddRange(stored[owner].Where(other => other == name));
                lost.AddRange(reference is null ? [] : [reference]);
            }
        }

        // A hole in the journal alone keeps no shard from loading, and nothing could fill it: 'verify' names it.
        if (manifest is not null && lost.Count == 0)
        {
            return null;
        }

        return new()
        {
            Space = space,
            Shard = shard,
            Manifest = manifest,
            Damaged = isThere && manifest is null ? [.. damaged, CatalogManifest.StateName] : [.. damaged],
            Lost = [.. lost],
            Sound = [.. sound],

            // What merges have replaced may be there as well: the same records once more. Where a number was given twice, the
            // first was never committed.
            Records = [.. (manifest?.Tail ?? []).Concat(records).DistinctBy(record => record.Sequence).OrderBy(record => record.Sequence)],
            Epoch = stored[owner].Select(EpochOf).Append(manifest?.Epoch ?? 0).Max(),
        };
    }

    private async Task<(bool IsThere, CatalogManifest? Manifest)> ManifestAsync(GrainId owner)
    {
        try
        {
            var (handle, payload) = await store.Stores.Meta.ReadAsync(owner, CatalogManifest.StateName);
            return payload is null ? (false, null) : (true, CatalogManifest.Decode(payload, handle.ToString()));
        }
        catch (Exception cause) when (cause is CorruptObjectException or StorageUnavailableException)
        {
            return (true, null);
        }
    }

    private async Task<ImmutableArray<CatalogRecord>?> SegmentAsync(GrainId owner, string name, uint? checksum)
    {
        try
        {
            var (handle, payload) = await store.Stores.Meta.ReadAsync(owner, name);
            return payload is null || (checksum is { } expected && ObjectFormat.Checksum(payload) != expected)
                ? null
                : CatalogSegment.Decode(payload, handle.ToString());
        }
        catch (Exception cause) when (cause is CorruptObjectException or StorageUnavailableException)
        {
            return null;
        }
    }

    // Latest first. With a manifest, those that it uses; the journal and what was replaced hold what a lost one was merged from.
    private static IEnumerable<string> Candidates(CatalogManifest? manifest, IEnumerable<string> stored) =>
        (manifest is null
            ? stored
            : manifest.ObjectsInUse
                .Concat(manifest.Retired.Select(retired => retired.StateName).Intersect(stored)))
        .OrderByDescending(name => Part(name, 1))
        .ThenByDescending(name => Part(name, 2));

    private static long EpochOf(string segment) => Part(segment, 1);

    // s-{epoch}-{number}
    private static long Part(string segment, int index) =>
        segment.Split('-') is { Length: 3 } parts
        && long.TryParse(parts[index], System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
