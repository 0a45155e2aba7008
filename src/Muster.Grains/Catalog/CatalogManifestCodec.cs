namespace Muster.Grains;

/// <summary>Binary form of a manifest. Version 1 has no journal.</summary>
internal static class CatalogManifestCodec
{
    public static byte[] Encode(CatalogManifest manifest)
    {
        var writer = new ByteWriter();
        writer.Number(manifest.Epoch);
        writer.Number(manifest.Sequence);
        writer.Number(manifest.Segments.Length);
        foreach (var segment in manifest.Segments)
        {
            WriteSegment(writer, segment);
        }

        writer.Number(manifest.Retired.Length);
        foreach (var retired in manifest.Retired)
        {
            writer.Text(retired.StateName);
            writer.Time(retired.Since);
        }

        CatalogSegment.WriteRecords(writer, manifest.Tail);
        WriteJournal(writer, manifest.Journal);
        return writer.Seal(ObjectKind.CatalogManifest, FormatLevels.Oldest);
    }

    public static CatalogManifest Decode(byte[] payload, string name)
    {
        var reader = new ByteReader(ObjectFormat.Open(payload, ObjectKind.CatalogManifest, name, out var version).Span);
        var manifest = new CatalogManifest
        {
            Epoch = reader.Number(),
            Sequence = reader.Number(),
            Segments = ReadSegments(ref reader),
            Retired = ReadRetired(ref reader),
            Tail = CatalogSegment.ReadRecords(ref reader, version),
        };
        return manifest with
        {
            // What was in segments before there was a journal is not all there any more: the journal begins behind it.
            Journal = version == 1
                ? new() { BaseSequence = manifest.Segments.LastOrDefault()?.LastSequence ?? 0 }
                : ReadJournal(ref reader),
        };
    }

    private static void WriteSegment(ByteWriter writer, SegmentReference segment)
    {
        writer.Number(segment.Epoch);
        writer.Number(segment.Number);
        writer.Number(segment.Level);
        writer.Number(segment.Count);
        writer.Number(segment.LastSequence);
        writer.Number(segment.Checksum);
    }

    private static SegmentReference ReadSegment(ref ByteReader reader) => new(
        reader.Number(),
        reader.Number(),
        reader.Count(),
        reader.Count(),
        reader.Number(),
        (uint)reader.Number());

    private static ImmutableArray<SegmentReference> ReadSegments(ref ByteReader reader)
    {
        var segments = ImmutableArray.CreateBuilder<SegmentReference>();
        for (var left = reader.Count(); left > 0; left--)
        {
            segments.Add(ReadSegment(ref reader));
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

    private static void WriteJournal(ByteWriter writer, AuditJournal journal)
    {
        writer.Number(journal.BaseSequence);
        writer.Bytes(Convert.FromHexString(journal.BaseHash));
        writer.Number(journal.Chunks.Length);
        foreach (var chunk in journal.Chunks)
        {
            WriteSegment(writer, chunk.Segment);
            writer.Time(chunk.FirstTime);
            writer.Time(chunk.LastTime);
            writer.Bytes(Convert.FromHexString(chunk.EndHash));
        }
    }

    private static AuditJournal ReadJournal(ref ByteReader reader)
    {
        var (sequence, hash) = (reader.Number(), Convert.ToHexStringLower(reader.Bytes()));
        var chunks = ImmutableArray.CreateBuilder<JournalChunk>();
        for (var left = reader.Count(); left > 0; left--)
        {
            chunks.Add(new(
                ReadSegment(ref reader),
                reader.Time(),
                reader.Time(),
                Convert.ToHexStringLower(reader.Bytes())));
        }

        return new() { BaseSequence = sequence, BaseHash = hash, Chunks = chunks.ToImmutable() };
    }
}
