namespace Muster.Grains;

/// <summary>The stored objects of one shard: its manifest and its segments.</summary>
/// <param name="store">Where they are.</param>
/// <param name="owner">The shard.</param>
/// <param name="format">What to write; null writes what every release reads.</param>
internal sealed class CatalogSegments(ObjectStore store, GrainId owner, ClusterFormat? format = null)
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
        var payload = CatalogSegment.Encode(records, format is null ? FormatLevels.Oldest : await format.GetLevelAsync());
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
        SegmentMerger.Choose(manifest.Segments, options.MergeWidth) is not null
        || manifest.Journal.ChooseMerge(options.MergeWidth) is not null
        || manifest.Journal.Cut(now - options.AuditAge) != manifest.Journal
        || Expired(manifest, options, now).Any();

    /// <summary>
    /// Merges one run of segments and one of the journal, and clears what was replaced long ago. Changes no manifest.
    /// </summary>
    /// <param name="manifest">What is there.</param>
    /// <param name="takeNumber">Gives a number that no object of this epoch has.</param>
    /// <param name="options">What is due.</param>
    /// <param name="now">The time.</param>
    public async Task<SegmentReplacement> MaintainAsync(
        CatalogManifest manifest,
        Func<long> takeNumber,
        CatalogLogOptions options,
        DateTimeOffset now)
    {
        var cleared = Expired(manifest, options, now).ToImmutableArray();
        foreach (var retired in cleared)
        {
            await store.ClearAsync(owner, retired.StateName);
        }

        var replacement = new SegmentReplacement { Cleared = cleared, JournalCut = now - options.AuditAge };
        if (SegmentMerger.Choose(manifest.Segments, options.MergeWidth) is { } run)
        {
            var inputs = manifest.Segments.Slice(run.Start, run.Count);
            var merged = SegmentMerger.Merge(await ReadAsync(inputs), run.Start == 0, now - options.RequestIdAge);
            replacement = replacement with
            {
                Inputs = inputs,
                Output = merged.Count == 0 ? null : await WriteAsync(manifest.Epoch, takeNumber(), run.Level, merged),
            };
        }

        if (manifest.Journal.ChooseMerge(options.MergeWidth) is { } chunks)
        {
            var level = chunks.Max(chunk => chunk.Segment.Level) + 1;
            var records = await ReadAsync([.. chunks.Select(chunk => chunk.Segment)]);
            replacement = replacement with
            {
                JournalInputs = chunks,
                JournalOutput = await WriteAsync(manifest.Epoch, takeNumber(), level, records),
            };
        }

        return replacement;
    }

    /// <summary>Reads one object of records.</summary>
    /// <exception cref="CorruptObjectException">It is not there, damaged, or not the one that the manifest names.</exception>
    public async Task<ImmutableArray<CatalogRecord>> ReadAsync(SegmentReference reference)
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

    /// <summary>Clears everything; the manifest last, or a crash would leave segments that nobody names.</summary>
    public async Task EraseAsync(ObjectHandle handle, CatalogManifest manifest)
    {
        foreach (var name in manifest.ObjectsInUse.Concat(manifest.Retired.Select(retired => retired.StateName)))
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

    private async Task<List<CatalogRecord>> ReadAsync(ImmutableArray<SegmentReference> references)
    {
        var records = new List<CatalogRecord>();
        foreach (var reference in references)
        {
            records.AddRange(await ReadAsync(reference));
        }

        return records;
    }
}
