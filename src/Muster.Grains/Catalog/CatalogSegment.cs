namespace Muster.Grains;

/// <summary>Binary form of a segment: a count and that many records, in order of sequence.</summary>
internal static class CatalogSegment
{
    public static byte[] Encode(IReadOnlyCollection<CatalogRecord> records)
    {
        var writer = new ByteWriter();
        WriteRecords(writer, records);
        return writer.Seal(ObjectKind.CatalogSegment);
    }

    public static ImmutableArray<CatalogRecord> Decode(byte[] payload, string name)
    {
        var reader = new ByteReader(ObjectFormat.Open(payload, ObjectKind.CatalogSegment, name, out var version).Span);
        return ReadRecords(ref reader, version);
    }

    public static void WriteRecords(ByteWriter writer, IReadOnlyCollection<CatalogRecord> records)
    {
        writer.Number(records.Count);
        foreach (var record in records)
        {
            CatalogRecordCodec.Write(writer, record);
        }
    }

    public static ImmutableArray<CatalogRecord> ReadRecords(ref ByteReader reader, int version)
    {
        var records = ImmutableArray.CreateBuilder<CatalogRecord>();
        for (var left = reader.Count(); left > 0; left--)
        {
            records.Add(CatalogRecordCodec.Read(ref reader, version));
        }

        return records.ToImmutable();
    }
}
