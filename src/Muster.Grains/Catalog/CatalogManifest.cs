namespace Muster.Grains;

/// <summary>The one mutable object of a shard: where its records are.</summary>
internal sealed record CatalogManifest
{
    /// <summary>Name of the object.</summary>
    public const string StateName = "manifest";

    /// <summary>Raised by each activation with a write, so that an older one can commit nothing any more.</summary>
    public long Epoch { get; init; }

    /// <summary>Sequence number of the last change.</summary>
    public long Sequence { get; init; }

    /// <summary>Segments in order of their records.</summary>
    public ImmutableArray<SegmentReference> Segments { get; init; } = [];

    /// <summary>Objects to clear.</summary>
    public ImmutableArray<RetiredSegment> Retired { get; init; } = [];

    /// <summary>The latest records, inline.</summary>
    public ImmutableArray<CatalogRecord> Tail { get; init; } = [];

    /// <summary>All records that are not inline, for the audit trail.</summary>
    public AuditJournal Journal { get; init; } = new();

    /// <summary>The objects in use: those of the segments and of the journal, which share some.</summary>
    public IEnumerable<string> ObjectsInUse =>
        Segments.Concat(Journal.Chunks.Select(chunk => chunk.Segment)).Select(segment => segment.StateName).Distinct();

    /// <summary>The journal's records behind its last chunk.</summary>
    public IEnumerable<CatalogRecord> Unjournaled => Tail.Where(record => record.Sequence > Journal.LastSequence);

    public byte[] Encode() => CatalogManifestCodec.Encode(this);

    public static CatalogManifest Decode(byte[] payload, string name) => CatalogManifestCodec.Decode(payload, name);
}
