namespace Muster.Grains;

/// <summary>
/// All change records of a shard since a cut, for the audit trail. A full tail becomes one object that serves as segment and as
/// chunk; then the two go different ways, for segments forget what is superseded and the journal does not.
/// </summary>
internal sealed record AuditJournal
{
    // Chunks of this level hold tens of thousands of records; larger ones would be slow to read for one page.
    public const int TopLevel = 3;

    /// <summary>The last record that was cut off, 0 for none.</summary>
    public long BaseSequence { get; init; }

    /// <summary>The chain's hash after the last record that was cut off.</summary>
    public string BaseHash { get; init; } = AuditChain.Start;

    /// <summary>In order of their records.</summary>
    public ImmutableArray<JournalChunk> Chunks { get; init; } = [];

    /// <summary>The last record that is in a chunk.</summary>
    public long LastSequence => Chunks.IsEmpty ? BaseSequence : Chunks[^1].Segment.LastSequence;

    /// <summary>The chain's hash after that record.</summary>
    public string Head => Chunks.IsEmpty ? BaseHash : Chunks[^1].EndHash;

    /// <summary>Takes a full tail over.</summary>
    public AuditJournal Append(SegmentReference segment, IReadOnlyList<CatalogRecord> records) => this with
    {
        Chunks = Chunks.Add(new(segment, records[0].Time, records[^1].Time, AuditChain.Extend(Head, records))),
    };

    /// <summary>Puts one chunk with the records of several in their place.</summary>
    public AuditJournal Replace(ImmutableArray<JournalChunk> inputs, SegmentReference output)
    {
        var place = Chunks.IndexOf(inputs[0]);
        var merged = inputs[^1] with { Segment = output, FirstTime = inputs[0].FirstTime };
        return this with { Chunks = Chunks.RemoveRange(place, inputs.Length).Insert(place, merged) };
    }

    /// <summary>Cuts off the chunks whose records are all older.</summary>
    public AuditJournal Cut(DateTimeOffset before)
    {
        var count = Chunks.TakeWhile(chunk => chunk.LastTime < before).Count();
        return count == 0 ? this : new()
        {
            BaseSequence = Chunks[count - 1].Segment.LastSequence,
            BaseHash = Chunks[count - 1].EndHash,
            Chunks = Chunks[count..],
        };
    }

    /// <summary>A run of chunks to merge, or null.</summary>
    public ImmutableArray<JournalChunk>? ChooseMerge(int width) =>
        SegmentMerger.Choose([.. Chunks.Select(chunk => chunk.Segment)], width, TopLevel) is { } run
            ? Chunks.Slice(run.Start, run.Count)
            : null;
}
