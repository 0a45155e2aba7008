namespace Muster.Grains;

/// <summary>Binary form of a change record. Fields are only ever added, behind a new object format version.</summary>
internal static class CatalogRecordCodec
{
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
    }

    public static CatalogRecord Read(ref ByteReader reader) => new(
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
        });

    private static void WriteRow(ByteWriter writer, CatalogRow row)
    {
        writer.Text(row.Name);
        writer.Id(row.ActiveVersion);
        writer.Id(row.LatestVersion);
        writer.Id(row.Deployment.Id);
        writer.Byte(row.Deployment.IsUpload ? (byte)1 : (byte)0);
        writer.Number(row.Tags.Length);
        foreach (var tag in row.Tags)
        {
            writer.Text(tag);
        }

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
