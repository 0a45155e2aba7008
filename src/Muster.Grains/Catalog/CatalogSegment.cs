namespace Muster.Grains;

/// <summary>
/// Binary form of a segment: a count and that many records, in order of sequence. Version 3 repeats the count at the end.
/// </summary>
internal static class CatalogSegment
{
    /// <param name="records">The records.</param>
    /// <param name="level">The cluster's format level.</param>
    public static byte[] Encode(IReadOnlyCollection<CatalogRecord> records, int level)
    {
        var writer = new ByteWriter();
        WriteRecords(writer, records);
        if (FormatLevels.VersionOf(ObjectKind.CatalogSegment, level) >= 3)
        {
            writer.Number(records.Count);
        }

        return writer.Seal(ObjectKind.CatalogSegment, level);
    }

    public static ImmutableArray<CatalogRecord> Decode(byte[] payload, string name)
    {
        var reader = new ByteReader(ObjectFormat.Open(payload, ObjectKind.CatalogSegment, name, out var version).Span);
        var records = ReadRecords(ref reader, version);
        return version < 3 || reader.Count() == records.Length
            ? records
            : throw new CorruptObjectException($"{name}: expected as many records as it says at its end, found {records.Length}.");
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
