namespace Muster.Grains.Tests;

public sealed class CatalogCodecTests
{
    [Fact]
    public void Manifest_ComesBackAsItWas()
    {
        var manifest = new CatalogManifest
        {
            Epoch = 3,
            Sequence = 900,
            Segments = [new(2, 1, 1, 480, 700, 0xDEADBEEF), new(3, 4, 0, 61, 898, 1)],
            Retired = [new("s-1-1", Sample.Noon)],
            Tail = [Sample.Record(899, "a"), Sample.Record(900, "b", CatalogChangeKind.Delete)],
        };

        var read = CatalogManifest.Decode(manifest.Encode(), "x");

        Assert.Equal(manifest.Segments, read.Segments);
        Assert.Equal(manifest.Retired, read.Retired);
        Assert.Equal(manifest.Tail.Select(Describe), read.Tail.Select(Describe));
        Assert.Equal((3, 900), (read.Epoch, read.Sequence));
    }

    [Fact]
    public void Segment_RefusesADamagedByte()
    {
        var bytes = CatalogSegment.Encode([Sample.Record(1, "a")], FormatLevels.Oldest);
        bytes[20] ^= 4;

        var fault = Assert.Throws<CorruptObjectException>(() => CatalogSegment.Decode(bytes, "shard:s-1-1"));

        Assert.Equal("shard:s-1-1: the checksum does not fit, the object is damaged.", fault.Message);
    }

    [Fact]
    public void Segment_RefusesAnotherKindOfObject()
    {
        var bytes = new CatalogManifest().Encode();

        var fault = Assert.Throws<CorruptObjectException>(() => CatalogSegment.Decode(bytes, "shard:s-1-1"));

        Assert.Equal("shard:s-1-1: this is no stored CatalogSegment.", fault.Message);
    }

    [Fact]
    public void Segment_RefusesANewerFormat()
    {
        var bytes = CatalogSegment.Encode([Sample.Record(1, "a")], FormatLevels.Oldest);
        bytes[5] = 3;

        var fault = Assert.Throws<CorruptObjectException>(() => CatalogSegment.Decode(bytes, "shard:s-1-1"));

        Assert.Equal("shard:s-1-1: format 3 is newer than this release reads (up to 2).", fault.Message);
    }

    private static string Describe(CatalogRecord record) =>
        $"{record with { Row = record.Row with { Tags = [] } }} {string.Join(',', record.Row.Tags)}";
}
