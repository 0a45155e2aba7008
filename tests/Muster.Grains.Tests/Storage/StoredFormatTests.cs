using System.Text;

namespace Muster.Grains.Tests;

/// <summary>
/// Bytes that release 0.1 wrote, as Base64. They must be readable for ever: when a format changes, its version rises, these
/// stay, and a new set is added beside them.
/// </summary>
public sealed class StoredFormatTests
{
    private static readonly ScriptContent Content = new(
        ScriptSyntax.Modules,
        "worker.js",
        [new(new("worker.js", ModuleKind.EsModule, "application/javascript+module", 3), "x=1"u8.ToArray())]);

    private static readonly CatalogRecord Record =
        new(900, Sample.Noon, CatalogChangeKind.SetTags, Sample.Row("app", "t1", "t2"), new()
        {
            RequestId = "request-1",
            RequestDigest = "d1",
            Actor = "ann@example.com",
            Address = "192.0.2.7",
        },
        new() { Tags = ["t1"] });

    private static readonly CatalogManifest Manifest = new()
    {
        Epoch = 3,
        Sequence = 900,
        Segments = [new(2, 1, 1, 480, 700, 0xDEADBEEF)],
        Retired = [new("s-1-1", Sample.Noon)],
        Tail = [Record],
        Journal = new()
        {
            BaseSequence = 300,
            BaseHash = new('b', 64),
            Chunks = [new(new(2, 2, 1, 600, 900, 0xBEEF), Sample.Noon, Sample.Noon.AddHours(1), new('c', 64))],
        },
    };

    // The journal begins where the last segment ends: what earlier releases merged is not all there any more.
    [Fact]
    public void Manifest_OfTheFirstFormat()
    {
        var read = CatalogManifest.Decode(Convert.FromBase64String(Golden.FirstManifest), "golden");

        Assert.Equal((3, 900, 700), (read.Epoch, read.Sequence, read.Journal.BaseSequence));
        Assert.Equal("ann@example.com", read.Tail[0].Origin.Actor);
        Assert.Null(read.Tail[0].Before);
    }

    [Fact]
    public void Segment_OfTheFirstFormat()
    {
        var read = CatalogSegment.Decode(Convert.FromBase64String(Golden.FirstSegment), "golden");

        Assert.Equal(["t1", "t2"], Assert.Single(read).Row.Tags);
    }

    [Fact]
    public void Manifest_OfRelease01()
    {
        var read = CatalogManifest.Decode(Convert.FromBase64String(Golden.Manifest), "golden");

        Assert.Equal(Golden.Manifest, Convert.ToBase64String(Manifest.Encode()));
        Assert.Equal("ann@example.com", read.Tail[0].Origin.Actor);
        Assert.Equal(Manifest.Journal.Chunks, read.Journal.Chunks);
        Assert.Equal(["t1"], read.Tail[0].Before!.Tags!.Value);
    }

    [Fact]
    public void Segment_OfRelease01()
    {
        var read = CatalogSegment.Decode(Convert.FromBase64String(Golden.Segment), "golden");

        Assert.Equal(Golden.Segment, Convert.ToBase64String(CatalogSegment.Encode([Record], FormatLevels.Oldest)));
        Assert.Equal(["t1", "t2"], Assert.Single(read).Row.Tags);
    }

    [Fact]
    public void Content_OfRelease01()
    {
        var read = ContentCodec.Decode(Convert.FromBase64String(Golden.Content), "golden");

        Assert.Equal(Golden.Content, Convert.ToBase64String(ContentCodec.Encode(Content)));
        Assert.Equal("x=1", Encoding.UTF8.GetString(read.Modules[0].Body));
    }
}
