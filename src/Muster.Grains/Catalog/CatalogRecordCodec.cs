namespace Muster.Grains;

/// <summary>
/// Binary form of a change record. Fields are only ever added at the end, behind a new object format version. Version 1 says
/// nothing of the row before. The audit chain is made of these bytes.
/// </summary>
internal static class CatalogRecordCodec
{
    // What is said of the row before.
    private const int Exists = 1;
    private const int HasVersion = 2;
    private const int HasTags = 4;
    private const int HasMarks = 8;

    public static void Write(ByteWriter writer, CatalogRecord record)
    {
        writer.Number(record.Sequence);
        writer.Time(record.Time);
        writer.Byte((byte)record.Kind);
        WriteRow(writer, record.Row);
        writer.Text(record.Origin.RequestId);
        writer.OptionalText(record.Origin.RequestDigest);
        writer.Text(record.Origin.Actor);
        writer.OptionalText(record.Origin.Address);
        WriteBefore(writer, record.Before);
    }

    public static CatalogRecord Read(ref ByteReader reader, int version) => new(
        reader.Number(),
        reader.Time(),
        (CatalogChangeKind)reader.Byte(),
        ReadRow(ref reader),
        new ChangeOrigin
        {
            RequestId = reader.Text(),
            RequestDigest = reader.OptionalText(),
            Actor = reader.Text(),
            Address = reader.OptionalText(),
        },
        version == 1 ? null : ReadBefore(ref reader));

    private static void WriteBefore(ByteWriter writer, RowBefore? before)
    {
        writer.Byte((byte)(before is null ? 0 : Exists
            | (before.ActiveVersion is null ? 0 : HasVersion)
            | (before.Tags is null ? 0 : HasTags)
            | (before.Marks is null ? 0 : HasMarks)));
        if (before?.ActiveVersion is { } version)
        {
            writer.Id(version);
        }

        if (before?.Tags is { } tags)
        {
            WriteTags(writer, tags);
        }

        if (before?.Marks is { } marks)
        {
            writer.Byte((byte)marks);
        }
    }

    private static RowBefore? ReadBefore(ref ByteReader reader)
    {
        var parts = reader.Byte();
        return (parts & Exists) == 0 ? null : new()
        {
            ActiveVersion = (parts & HasVersion) == 0 ? null : reader.Id(),
            Tags = (parts & HasTags) == 0 ? null : ReadTags(ref reader),
            Marks = (parts & HasMarks) == 0 ? null : (ScriptMarks)reader.Byte(),
        };
    }

    private static void WriteRow(ByteWriter writer, CatalogRow row)
    {
        writer.Text(row.Name);
        writer.Id(row.ActiveVersion);
        writer.Id(row.LatestVersion);
        writer.Id(row.Deployment.Id);
        writer.Byte(row.Deployment.IsUpload ? (byte)1 : (byte)0);
        WriteTags(writer, row.Tags);
        writer.Byte((byte)row.Marks);
        writer.Number(row.Revision);
        writer.Number(row.Incarnation);
        writer.Time(row.CreatedOn);
        writer.Time(row.ModifiedOn);
        writer.Time(row.TagsChangedOn);
        writer.Bytes(Convert.FromHexString(row.ContentHash));
    }

    private static CatalogRow ReadRow(ref ByteReader reader) => new()
    {
        Name = reader.Text(),
        ActiveVersion = reader.Id(),
        LatestVersion = reader.Id(),
        Deployment = new(reader.Id(), reader.Byte() != 0),
        Tags = ReadTags(ref reader),
        Marks = (ScriptMarks)reader.Byte(),
        Revision = reader.Number(),
        Incarnation = reader.Number(),
        CreatedOn = reader.Time(),
        ModifiedOn = reader.Time(),
        TagsChangedOn = reader.Time(),
        ContentHash = Convert.ToHexStringLower(reader.Bytes()),
    };

    private static void WriteTags(ByteWriter writer, ImmutableArray<string> tags)
    {
        writer.Number(tags.Length);
        foreach (var tag in tags)
        {
            writer.Text(tag);
        }
    }

    private static ImmutableArray<string> ReadTags(ref ByteReader reader)
    {
        var tags = ImmutableArray.CreateBuilder<string>(reader.Count());
        while (tags.Count < tags.Capacity)
        {
            tags.Add(reader.Text());
        }

        return tags.MoveToImmutable();
    }
}
