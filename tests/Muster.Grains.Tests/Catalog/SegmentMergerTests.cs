namespace Muster.Grains.Tests;

public sealed class SegmentMergerTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("000", null)]
    [InlineData("0000", "0+4>1")]
    [InlineData("10000", "1+4>1")]
    [InlineData("21000", null)]
    [InlineData("1111", "0+4>2")]
    [InlineData("2020202", "0+7>3")] // Lower ones between higher ones go with them.
    [InlineData("3000", null)] // Or every merge would rewrite the oldest segment.
    public void Choose_TakesNeighboursLowestLevelFirst(string levels, string? expected)
    {
        var segments = levels.Select((level, i) => new SegmentReference(1, i, level - '0', 1, i, 0)).ToImmutableArray();

        var run = SegmentMerger.Choose(segments, width: 4);

        Assert.Equal(expected, run is { } r ? $"{r.Start}+{r.Count}>{r.Level}" : null);
    }

    [Fact]
    public void Merge_KeepsTheLastRecordOfEachName()
    {
        var merged = Merge([Sample.Record(1, "a"), Sample.Record(2, "b"), Sample.Record(3, "a")], includesOldest: false);

        Assert.Equal([2, 3], merged);
    }

    [Theory]
    [InlineData(true, new long[] { })]
    [InlineData(false, new long[] { 2 })] // An older segment may hold the name: without the deletion it would come back.
    public void Merge_DropsADeletionOnlyAtTheBottom(bool includesOldest, long[] expected)
    {
        var merged = Merge([Sample.Record(1, "a"), Sample.Record(2, "a", CatalogChangeKind.Delete)], includesOldest);

        Assert.Equal(expected, merged);
    }

    [Fact]
    public void Merge_KeepsWhatARepeatedRequestMayAskFor_AndTheDeletionAfterIt()
    {
        var repeatable = Sample.Record(1, "a") with { Origin = Sample.Origin("digest") };

        var merged = Merge([repeatable, Sample.Record(2, "a", CatalogChangeKind.Delete)], includesOldest: true);

        Assert.Equal([1, 2], merged);
    }

    private static IEnumerable<long> Merge(CatalogRecord[] records, bool includesOldest) =>
        SegmentMerger.Merge(records, includesOldest, Sample.Noon).Select(record => record.Sequence);
}
