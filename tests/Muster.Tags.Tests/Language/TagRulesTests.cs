namespace Muster.Tags.Tests;

public sealed class TagRulesTests
{
    [Theory]
    [InlineData("env:prod")]
    [InlineData(" ")]
    [InlineData("con\ttrol")]
    [InlineData("muster")]
    [InlineData("🚀rocket")]
    [InlineData("quote'\"*(|)!")]
    public void Explain_AllowsAnyText(string tag) => Assert.Null(TagRules.Explain(tag));

    [Theory]
    [InlineData("", "expected a tag of at least one character, found an empty one")]
    [InlineData("a,b", "expected a tag without ',', '&' and U+0000, found 'a,b'")]
    [InlineData("a&b", "expected a tag without ',', '&' and U+0000, found 'a&b'")]
    [InlineData("n\0ul", "expected a tag without ',', '&' and U+0000, found 'n\\u0000ul'")]
    [InlineData("muster:x", "expected a tag that does not begin with the reserved 'muster:', found 'muster:x'")]
    public void Explain_SaysWhatIsWrong(string tag, string explanation) =>
        Assert.Equal(explanation, TagRules.Explain(tag));

    [Fact] // Not a theory: an attribute cannot hold such a text.
    public void Explain_RefusesHalvesOfPairs()
    {
        const string Sentence = "expected a tag of whole characters, found half a surrogate pair in";
        Assert.Equal($"{Sentence} 'ab\\uD800'", TagRules.Explain("ab\uD800"));
        Assert.Equal($"{Sentence} '\\uDC00\\uD800'", TagRules.Explain("\uDC00\uD800"));
        Assert.Equal($"{Sentence} '🚀\\uD83Dx'", TagRules.Explain("🚀\uD83Dx"));
    }

    [Fact]
    public void Explain_CountsBytes()
    {
        Assert.Null(TagRules.Explain(new string('é', 512)));
        Assert.Equal(
            "expected a tag of at most 1024 bytes in UTF-8, found one of 1026",
            TagRules.Explain(new string('é', 513)));
    }

    [Fact]
    public void ExplainCount_NamesLimitAndCount()
    {
        Assert.Null(TagRules.ExplainCount(8));
        Assert.Equal("expected at most 8 tags, found 9", TagRules.ExplainCount(9));
        Assert.Null(TagRules.ExplainCount(32, TagRules.MaxTagsPerAccountWorker));
    }

    [Fact]
    public void Normalize_FoldsDuplicatesInOrder() =>
        Assert.Equal(["d", "e", "D"], TagRules.Normalize(["d", "d", "e", "D", "d"]));
}
