namespace Muster.Tags.Tests;

public sealed class TagIndexTests
{
    private const int Many = 140_000; // More than two blocks of 65,536 ids.

    [Theory]
    [InlineData("even:yes")]
    [InlineData("even:no")]
    [InlineData("even:yes,third:no")]
    [InlineData("even:yes,tenth-7:yes,third:no")]
    [InlineData("rare-4242:yes,even:yes")]
    [InlineData("rare-4242:no,third:yes")]
    [InlineData("rare-42*:yes")]
    [InlineData("tenth-*:no|even:yes")]
    [InlineData("(rare-1:yes|tenth-3:yes),!(even:yes,third:yes)")]
    [InlineData("muster:protected:yes,even:no")]
    public void Count_AndPage_HoldOverSeveralBlocks(string text)
    {
        var filter = TagFilter.Parse(text, TagFilterDialect.Extended);
        var expected = Several
            .Where(script => filter.Matches([.. script.Tags], script.System))
            .Select(script => script.Name)
            .ToList();
        Assert.Equal(expected.Count, SeveralBlocks.CountMatches(filter));
        Assert.Equal(expected, SeveralBlocks.Page(filter, null, int.MaxValue));
        Assert.Equal(
            expected.Where(name => string.CompareOrdinal(name, "s-066000x") > 0).Take(100),
            SeveralBlocks.Page(filter, "s-066000x", 100));
    }

    [Fact]
    public void EndlessChurn_DoesNotGrow()
    {
        var index = new TagIndex(slack: 16);
        for (var i = 0; i < 20_000; i++)
        {
            index.Set($"s-{i}", [$"t-{i}", "all"]);
            index.Set("stays", [$"new-{i}", "all"]);
            Assert.True(i < 10 || index.Remove($"s-{i - 10}"));
        }

        Assert.Equal(11, index.Count);
        Assert.Equal(12, index.TagCount);
        Assert.InRange(index.Contents.Names.Count, 11, 60);
        Assert.InRange(index.Contents.Tags.Capacity, 12, 60);
        Assert.Equal(11, index.CountMatches(TagFilter.All(Tag.Yes("all"))));
    }

    [Fact]
    public void RemovingMost_Shrinks()
    {
        var index = TagIndex.Build(Several[..1000], slack: 16);
        Assert.All(Several[10..1000], script => Assert.True(index.Remove(script.Name)));
        Assert.InRange(index.Contents.Names.Count, 10, 40);
        Assert.Equal(Several[..10].Select(script => script.Name), index.Page(null, null, 100));
    }

    [Fact]
    public void RemoveAndSetAgain_KeepsNoOldTags()
    {
        var index = TagIndex.Build([new("a", ["x", "y"], SystemTags.Suspended)]);
        Assert.True(index.Remove("a"));
        Assert.False(index.Remove("a"));
        Assert.False(index.Contains("a"));
        index.Set("a", ["y", "z"]);
        Assert.Equal(0, index.CountMatches(TagFilter.Any(Tag.Yes("x"), Tag.YesPrefix("muster:"))));
        Assert.Equal(["a"], index.Page(TagFilter.All(Tag.Yes("y"), Tag.Yes("z")), null, 10));
    }

    [Fact]
    public void WideScripts_KeepAll32Tags()
    {
        var tags = Enumerable.Range(0, 32).Select(i => $"t{i}").ToArray();
        var index = new TagIndex();
        index.Set("wide", tags);
        Assert.All(tags, tag => Assert.Equal(1, index.CountMatches(TagFilter.All(Tag.Yes(tag)))));
        index.Set("wide", tags[20..23]);
        Assert.Equal(3, index.TagCount);
    }

    [Fact]
    public void Build_RefusesANameThatComesTwice()
    {
        var thrown = Assert.Throws<ArgumentException>(() => TagIndex.Build([new("a", []), new("b", []), new("a", [])]));
        Assert.Equal("expected each name once, found 'a' twice (Parameter 'scripts')", thrown.Message);
    }

    [Fact]
    public void Set_RefusesNullAndChangesNothing()
    {
        var index = new TagIndex();
        var thrown = Assert.Throws<ArgumentException>(() => index.Set("a", ["x", null!]));
        Assert.Equal("expected a name and tags, found null in 'a' (Parameter 'script')", thrown.Message);
        Assert.Equal((0, 0), (index.Count, index.TagCount));
    }

    private static readonly IndexedScript[] Several = [.. Enumerable.Range(0, Many).Select(i => new IndexedScript(
        $"s-{i:D6}",
        [
            .. i % 2 == 0 ? ["even"] : Array.Empty<string>(),
            .. i % 3 == 0 ? ["third"] : Array.Empty<string>(),
            $"tenth-{i % 10}",
            $"rare-{i % 5000}",
        ],
        i % 1000 == 1 ? SystemTags.Protected : SystemTags.None))];

    private static readonly TagIndex SeveralBlocks = TagIndex.Build(Several);
}
