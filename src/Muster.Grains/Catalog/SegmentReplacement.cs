namespace Muster.Grains;

/// <summary>What maintenance found: objects that another one replaces, and retired ones that are cleared by now.</summary>
internal sealed record SegmentReplacement
{
    /// <summary>Segments that are merged.</summary>
    public ImmutableArray<SegmentReference> Inputs { get; init; } = [];

    /// <summary>The merged segment, or null when nothing of the inputs is left.</summary>
    public SegmentReference? Output { get; init; }

    /// <summary>Chunks of the journal that are merged.</summary>
    public ImmutableArray<JournalChunk> JournalInputs { get; init; } = [];

    /// <summary>The object with the records of those chunks.</summary>
    public SegmentReference? JournalOutput { get; init; }

    /// <summary>What the journal need not keep.</summary>
    public DateTimeOffset JournalCut { get; init; }

    /// <summary>Retired objects that are gone.</summary>
    public ImmutableArray<RetiredSegment> Cleared { get; init; } = [];

    /// <summary>The manifest with the outputs in the place of the inputs.</summary>
    public CatalogManifest ApplyTo(CatalogManifest manifest, DateTimeOffset now)
    {
        var segments = manifest.Segments;
        if (Inputs.Length > 0)
        {
            var place = segments.IndexOf(Inputs[0]);
            segments = segments.RemoveRange(Inputs);
            segments = Output is null ? segments : segments.Insert(place, Output);
        }

        var journal = JournalOutput is null ? manifest.Journal : manifest.Journal.Replace(JournalInputs, JournalOutput);
        var next = manifest with { Segments = segments, Journal = journal.Cut(JournalCut) };
        return next with
        {
            Retired = manifest.Retired
                .RemoveRange(Cleared)
                .AddRange(manifest.ObjectsInUse.Except(next.ObjectsInUse).Select(name => new RetiredSegment(name, now))),
        };
    }
}
