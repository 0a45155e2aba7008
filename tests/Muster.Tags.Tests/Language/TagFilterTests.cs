namespace Muster.Tags.Tests;

public sealed class TagFilterTests
{
    [Theory]
    [InlineData("a:yes", true)]
    [InlineData("a:no", false)]
    [InlineData("a:no,b:yes", true)]
    [InlineData("a:no|b:yes", false)]
    [InlineData("a:yes|b-*:yes", true)]
    [InlineData("!(a:no|b:no)", true)]
    public void HasPositiveTerm_TellsWhetherUntaggedScriptsMatch(string text, bool expected) =>
        Assert.Equal(expected, TagFilter.Parse(text, TagFilterDialect.Extended).HasPositiveTerm);

    [Fact]
    public void Equality_IsOfTheCanonicalText()
    {
        var one = TagFilter.Parse("!( a:no | b:yes )", TagFilterDialect.Extended);
        var two = TagFilter.All(Tag.Yes("a"), Tag.No("b"));
        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, TagFilter.All(Tag.No("b"), Tag.Yes("a")));
    }

    [Fact]
    public void Parse_ThrowsTheError()
    {
        var thrown = Assert.Throws<TagFilterException>(() => TagFilter.Parse("a:yes,b", TagFilterDialect.Cloudflare));
        Assert.Equal("tag filter, column 7: expected 'tag:yes' or 'tag:no', found 'b'", thrown.Message);
        Assert.Equal("TF0001", thrown.Error.Code);
    }

    [Fact]
    public void Builders_TakeTagsAsData()
    {
        var filter = TagFilter.All(Tag.Yes("7:yes|x*"), TagFilter.Any(Tag.No("b"), Tag.YesPrefix("c")).Root);
        Assert.Equal("\"7:yes|x*\":yes,(b:no|c*:yes)", filter.ToString());
    }

    [Fact]
    public void Builders_RefuseWhatCannotBeATag()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Tag.Yes("7:yes,x"));
        Assert.Equal("expected a tag without ',', '&' and U+0000, found '7:yes,x' (Parameter 'tag')", thrown.Message);
    }

    [Fact]
    public void Builders_RefuseAnEmptyFilter()
    {
        var thrown = Assert.Throws<ArgumentException>(() => TagFilter.All());
        Assert.Equal(
            "expected at least one part: an empty filter is an error, never everything (Parameter 'parts')",
            thrown.Message);
    }

    [Fact]
    public void Builders_KeepTheLimits()
    {
        var many = Enumerable.Repeat(Tag.Yes("a"), 65).ToArray();
        var thrown = Assert.Throws<ArgumentException>(() => TagFilter.All(many));
        Assert.Equal("expected at most 64 terms, found 65 (Parameter 'parts')", thrown.Message);

        var deep = Enumerable.Range(0, 16).Aggregate(
            TagFilter.All(Tag.Yes("a"), Tag.Yes("b")),
            (inner, i) => i % 2 == 0 ? TagFilter.Any(Tag.No("c"), inner.Root) : TagFilter.All(Tag.No("c"), inner.Root));
        thrown = Assert.Throws<ArgumentException>(() => TagFilter.Any(Tag.No("c"), deep.Root));
        Assert.Equal("expected at most 16 nested parentheses, found 17 (Parameter 'parts')", thrown.Message);
        Assert.Equal(deep, TagFilter.Parse(deep.ToString(), TagFilterDialect.Extended));
    }

    [Theory]
    [InlineData("muster:protected:yes", SystemTags.Protected, true)]
    [InlineData("muster:protected:yes", SystemTags.Suspended, false)]
    [InlineData("muster:*:no", SystemTags.Suspended, false)]
    [InlineData("muster:s*:yes", SystemTags.Suspended | SystemTags.Protected, true)]
    [InlineData("muster:other:no", SystemTags.Suspended | SystemTags.Protected, true)]
    public void Matches_SeesSystemTags(string text, SystemTags system, bool expected) =>
        Assert.Equal(expected, TagFilter.Parse(text, TagFilterDialect.Extended).Matches(["a"], system));
}
