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

    [Fact]
    public void Merge_KeepsADeletion_SinceItCanBeUndone()
    {
        var merged = Merge([Sample.Record(1, "a"), Sample.Record(2, "a", CatalogChangeKind.Delete)], includesOldest: true);

        Assert.Equal([2], merged);
    }

    [Theory]
    [InlineData(true, new long[] { })]
    [InlineData(false, new long[] { 3 })] // An older segment may hold the name: without the purge it would come back.
    public void Merge_DropsAPurgedLifeOnlyAtTheBottom(bool includesOldest, long[] expected)
    {
        var merged = Merge(
            [
                Sample.Record(1, "a"),
                Sample.Record(2, "a", CatalogChangeKind.Delete),
                Sample.Record(3, "a", CatalogChangeKind.Purge),
            ],
            includesOldest);

        Assert.Equal(expected, merged);
    }

    [Fact]
    public void Merge_TellsTheLivesOfANameApart()
    {
        var second = Sample.Record(3, "a");
        second = second with { Row = second.Row with { Incarnation = 3 } };
        var first = Sample.Record(1, "a");
        first = first with { Row = first.Row with { Incarnation = 1 } };

        var merged = Merge(
            [first, first with { Sequence = 2, Kind = CatalogChangeKind.Delete }, second, first with { Sequence = 4, Kind = CatalogChangeKind.Purge }],
            includesOldest: true);

        Assert.Equal([3], merged);
    }

    [Fact]
    public void Merge_KeepsWhatARepeatedRequestMayAskFor_AndThePurgeAfterIt()
    {
        var repeatable = Sample.Record(1, "a") with { Origin = Sample.Origin("digest") };

        var merged = Merge([repeatable, Sample.Record(2, "a", CatalogChangeKind.Purge)], includesOldest: true);

        Assert.Equal([1, 2], merged);
    }

    private static IEnumerable<long> Merge(CatalogRecord[] records, bool includesOldest) =>
        SegmentMerger.Merge(records, includesOldest, Sample.Noon).Select(record => record.Sequence);
}
