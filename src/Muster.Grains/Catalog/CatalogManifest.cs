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

    /// <summary>Segments to clear.</summary>
    public ImmutableArray<RetiredSegment> Retired { get; init; } = [];

    /// <summary>The latest records, inline.</summary>
    public ImmutableArray<CatalogRecord> Tail { get; init; } = [];

    public byte[] Encode()
    {
        var writer = new ByteWriter();
        writer.Number(Epoch);
        writer.Number(Sequence);
        writer.Number(Segments.Length);
        foreach (var segment in Segments)
        {
            writer.Number(segment.Epoch);
            writer.Number(segment.Number);
            writer.Number(segment.Level);
            writer.Number(segment.Count);
            writer.Number(segment.LastSequence);
            writer.Number(segment.Checksum);
        }

        writer.Number(Retired.Length);
        foreach (var retired in Retired)
        {
            writer.Text(retired.StateName);
            writer.Time(retired.Since);
        }

        CatalogSegment.WriteRecords(writer, Tail);
        return writer.Seal(ObjectKind.CatalogManifest);
    }

    public static CatalogManifest Decode(byte[] payload, string name)
    {
        var reader = new ByteReader(ObjectFormat.Open(payload, ObjectKind.CatalogManifest, name).Span);
        return new()
        {
            Epoch = reader.Number(),
            Sequence = reader.Number(),
            Segments = ReadSegments(ref reader),
            Retired = ReadRetired(ref reader),
            Tail = CatalogSegment.ReadRecords(ref reader),
        };
    }

    private static ImmutableArray<SegmentReference> ReadSegments(ref ByteReader reader)
    {
        var segments = ImmutableArray.CreateBuilder<SegmentReference>();
        for (var left = reader.Count(); left > 0; left--)
        {
            segments.Add(new(
                reader.Number(),
                reader.Number(),
                reader.Count(),
                reader.Count(),
                reader.Number(),
                (uint)reader.Number()));
        }

        return segments.ToImmutable();
    }

    private static ImmutableArray<RetiredSegment> ReadRetired(ref ByteReader reader)
    {
        var retired = ImmutableArray.CreateBuilder<RetiredSegment>();
        for (var left = reader.Count(); left > 0; left--)
        {
            retired.Add(new(reader.Text(), reader.Time()));
        }

        return retired.ToImmutable();
    }
}
