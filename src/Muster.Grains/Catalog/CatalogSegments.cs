namespace Muster.Grains;

/// <summary>The stored objects of one shard: its manifest and its segments.</summary>
internal sealed class CatalogSegments(ObjectStore store, GrainId owner)
{
    public async Task<(ObjectHandle Handle, CatalogManifest Manifest)> ReadManifestAsync()
    {
        var (handle, payload) = await store.ReadAsync(owner, CatalogManifest.StateName);
        return (handle, payload is null ? new() : CatalogManifest.Decode(payload, handle.ToString()));
    }

    public Task<ObjectHandle> WriteManifestAsync(ObjectHandle handle, CatalogManifest manifest) =>
        store.WriteAsync(handle, manifest.Encode());

    public async Task<IReadOnlyList<CatalogRecord>> ReadAllAsync(CatalogManifest manifest)
    {
        var parts = await Task.WhenAll(manifest.Segments.Select(ReadAsync));
        return [.. parts.SelectMany(part => part), .. manifest.Tail];
    }

    /// <summary>
    /// The records of a shard that is being erased. A segment that is gone was cleared by an erasure that did not finish, and
    /// what it led to before it; one that is damaged leads to nothing that could still be found.
    /// </summary>
    public async Task<IReadOnlyList<CatalogRecord>> ReadWhatIsLeftAsync(CatalogManifest manifest)
    {
        var records = new List<CatalogRecord>();
        foreach (var segment in manifest.Segments)
        {
            try
            {
                records.AddRange(await ReadAsync(segment));
            }
            catch (CorruptObjectException)
            {
                // See above.
            }
        }

        return [.. records, .. manifest.Tail];
    }

    public async Task<SegmentReference> WriteAsync(
        long epoch,
        long number,
        int level,
        IReadOnlyList<CatalogRecord> records)
    {
        var payload = CatalogSegment.Encode(records);
        var reference = new SegmentReference(
            epoch,
            number,
            level,
            records.Count,
            records[^1].Sequence,
            ObjectFormat.Checksum(payload));
        await store.CreateAsync(owner, reference.StateName, payload);
        return reference;
    }

    /// <summary>Whether <see cref="MaintainAsync"/> would find something to do.</summary>
    public static bool HasWork(CatalogManifest manifest, CatalogLogOptions options, DateTimeOffset now) =>
        SegmentMerger.Choose(manifest.Segments, options.MergeWidth) is not null || Expired(manifest, options, now).Any();

    /// <summary>Merges one run of segments and clears those that were replaced long ago. Changes no manifest.</summary>
    public async Task<SegmentReplacement> MaintainAsync(
        CatalogManifest manifest,
        long number,
        CatalogLogOptions options,
        DateTimeOffset now)
    {
        var cleared = Expired(manifest, options, now).ToImmutableArray();
        foreach (var retired in cleared)
        {
            await store.ClearAsync(owner, retired.StateName);
        }

        if (SegmentMerger.Choose(manifest.Segments, options.MergeWidth) is not { } run)
        {
            return new([], null, cleared);
        }

        var inputs = manifest.Segments.Slice(run.Start, run.Count);
        var records = new List<CatalogRecord>();
        foreach (var input in inputs)
        {
            records.AddRange(await ReadAsync(input));
        }

        var merged = SegmentMerger.Merge(records, run.Start == 0, now - options.RequestIdAge);
        return new(
            inputs,
            merged.Count == 0 ? null : await WriteAsync(manifest.Epoch, number, run.Level, merged),
            cleared);
    }

    /// <summary>Clears everything; the manifest last, or a crash would leave segments that nobody names.</summary>
    public async Task EraseAsync(ObjectHandle handle, CatalogManifest manifest)
    {
        foreach (var name in manifest.Segments.Select(s => s.StateName).Concat(manifest.Retired.Select(r => r.StateName)))
        {
            await store.ClearAsync(owner, name);
        }

        await store.ClearAsync(owner, handle.Name);
    }

    public override string ToString() => $"{owner.Type}/{owner.Key}";

    private static IEnumerable<RetiredSegment> Expired(
        CatalogManifest manifest,
        CatalogLogOptions options,
        DateTimeOffset now) =>
        manifest.Retired.Where(retired => now - retired.Since > options.RetiredSegmentAge);

    private async Task<ImmutableArray<CatalogRecord>> ReadAsync(SegmentReference reference)
    {
        var (handle, payload) = await store.ReadAsync(owner, reference.StateName);
        if (payload is null)
        {
            throw new CorruptObjectException($"{handle}: the manifest names this segment, but it is not there.");
        }

        return ObjectFormat.Checksum(payload) == reference.Checksum
            ? CatalogSegment.Decode(payload, handle.ToString())
            : throw new CorruptObjectException($"{handle}: this is not the segment that the manifest names.");
    }
}
