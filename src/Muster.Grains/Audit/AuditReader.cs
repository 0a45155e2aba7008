using Muster.Tags;

namespace Muster.Grains;

/// <summary>Reads the journal of a shard: backwards for the audit trail, forwards to check it.</summary>
internal sealed class AuditReader(CatalogSegments segments)
{
    // One chunk more may be read than this asks for; then the caller gets a word in.
    private const int MostRecordsRead = 50_000;

    /// <summary>The records that are asked for, newest first.</summary>
    public async Task<AuditPage> ReadAsync(CatalogManifest manifest, AuditQuery query)
    {
        var filter = query.Filter is null ? null : TagFilter.Parse(query.Filter, TagFilterDialect.Extended);
        var found = ImmutableArray.CreateBuilder<AuditEntry>();
        var read = 0;
        foreach (var run in RunsOf(manifest, query))
        {
            if (read > MostRecordsRead)
            {
                return new(found.ToImmutable(), run.LastSequence + 1);
            }

            var records = await run.ReadAsync();
            read += records.Count;
            for (var i = records.Count - 1; i >= 0; i--)
            {
                if (!Fits(records[i], query, filter))
                {
                    continue;
                }

                found.Add(Entry(records[i]));
                if (found.Count == query.Limit)
                {
                    return new(found.ToImmutable(), records[i].Sequence);
                }
            }
        }

        return new(found.ToImmutable(), null);
    }

    /// <summary>Whether the journal is what the chain of hashes says, without a gap.</summary>
    public async Task<AuditVerification> VerifyAsync(CatalogManifest manifest)
    {
        var journal = manifest.Journal;
        var (sequence, hash) = (journal.BaseSequence, journal.BaseHash);
        foreach (var chunk in journal.Chunks)
        {
            try
            {
                var records = await segments.ReadAsync(chunk.Segment);
                (sequence, hash) = (CheckNumbers(records, sequence), AuditChain.Extend(hash, records));
            }
            catch (CorruptObjectException problem)
            {
                return new(journal.BaseSequence + 1, sequence, hash, problem.Message);
            }

            if (hash != chunk.EndHash || sequence != chunk.Segment.LastSequence)
            {
                return new(
                    journal.BaseSequence + 1,
                    sequence,
                    hash,
                    $"{chunk.Segment.StateName}: its records are not those that were written: expected the hash {chunk.EndHash}, found {hash}.");
            }
        }

        return new(
            journal.BaseSequence + 1,
            manifest.Sequence,
            AuditChain.Extend(hash, manifest.Unjournaled),
            CheckNumbers(manifest.Unjournaled, sequence) == manifest.Sequence ? null : "The latest records are not all there.");
    }

    private static long CheckNumbers(IEnumerable<CatalogRecord> records, long sequence)
    {
        foreach (var record in records)
        {
            sequence = record.Sequence == sequence + 1
                ? record.Sequence
                : throw new CorruptObjectException($"expected record {sequence + 1}, found {record.Sequence}.");
        }

        return sequence;
    }

    private IEnumerable<Run> RunsOf(CatalogManifest manifest, AuditQuery query)
    {
        var latest = manifest.Unjournaled.ToList();
        if (latest.Count > 0)
        {
            yield return new(latest[^1].Sequence, () => Task.FromResult<IReadOnlyList<CatalogRecord>>(latest));
        }

        for (var i = manifest.Journal.Chunks.Length - 1; i >= 0; i--)
        {
            var chunk = manifest.Journal.Chunks[i];
            if (chunk.LastTime < query.Since)
            {
                yield break;
            }

            var first = i == 0 ? manifest.Journal.BaseSequence : manifest.Journal.Chunks[i - 1].Segment.LastSequence;
            if (first + 1 < query.Before && !(chunk.FirstTime >= query.Until))
            {
                yield return new(chunk.Segment.LastSequence, async () => await segments.ReadAsync(chunk.Segment));
            }
        }
    }

    private static bool Fits(CatalogRecord record, AuditQuery query, TagFilter? filter) =>
        record.Sequence < query.Before
        && (query.Script is null || record.Row.Name == query.Script)
        && (query.Actor is null || record.Origin.Actor == query.Actor)
        && (query.RequestId is null || record.Origin.RequestId == query.RequestId)
        && !(record.Time < query.Since)
        && !(record.Time >= query.Until)
        && filter?.Matches(record.Row.Tags.AsSpan(), SystemMarks.Tags(record.Row.Marks)) != false;

    private static AuditEntry Entry(CatalogRecord record) => new()
    {
        Sequence = record.Sequence,
        Time = record.Time,
        Kind = record.Kind,
        Row = record.Row,
        Before = record.Before,
        RequestId = record.Origin.RequestId,
        Actor = record.Origin.Actor,
        Address = record.Origin.Address,
    };

    private sealed record Run(long LastSequence, Func<Task<IReadOnlyList<CatalogRecord>>> ReadAsync);
}
