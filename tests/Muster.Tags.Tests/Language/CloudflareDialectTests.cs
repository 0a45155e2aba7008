namespace Muster.Tags.Tests;

public sealed class CloudflareDialectTests
{
    [Theory]
    [InlineData("beta:yes", "beta:yes")]
    [InlineData("a:yes,b:no", "a:yes,b:no")]
    [InlineData("env:prod:yes", "env:prod:yes")]
    [InlineData("x:yes:no", "x:yes:no")]
    [InlineData("yes:yes", "yes:yes")]
    [InlineData("two words+plus:yes", "two words+plus:yes")]
    [InlineData(" a :yes", "\" a \":yes")]
    [InlineData("*:yes", "\"*\":yes")]
    [InlineData("(beta:yes", "\"(beta\":yes")]
    [InlineData("!beta:no", "\"!beta\":no")]
    [InlineData("a|b:yes", "\"a|b\":yes")]
    [InlineData("quote'\":yes", "\"quote'\\\"\":yes")]
    [InlineData("100%:yes,../up:no", "100%:yes,../up:no")]
    [InlineData("muster:protected:no", "muster:protected:no")]
    [InlineData("日本語:yes,🚀rocket:no", "日本語:yes,🚀rocket:no")]
    public void Reads(string text, string canonical)
    {
        var filter = TagFilter.Parse(text, TagFilterDialect.Cloudflare);
        Assert.Equal(canonical, filter.ToString());
        Assert.True(filter.TryFormatCloudflare(out var plain));
        Assert.Equal(text, plain);
    }

    [Theory]
    [InlineData("", "TF0001", 1, 0, "expected 'tag:yes' or 'tag:no', found the end")]
    [InlineData("canary", "TF0001", 1, 6, "expected 'tag:yes' or 'tag:no', found 'canary'")]
    [InlineData(" ", "TF0001", 1, 1, "expected 'tag:yes' or 'tag:no', found ' '")]
    [InlineData(",", "TF0001", 1, 1, "expected 'tag:yes' or 'tag:no', found ','")]
    [InlineData("beta:yes,", "TF0001", 10, 0, "expected 'tag:yes' or 'tag:no', found the end")]
    [InlineData(",beta:yes", "TF0001", 1, 1, "expected 'tag:yes' or 'tag:no', found ','")]
    [InlineData("beta:yes,,x:yes", "TF0001", 10, 1, "expected 'tag:yes' or 'tag:no', found ','")]
    [InlineData("beta:yes,x", "TF0001", 10, 1, "expected 'tag:yes' or 'tag:no', found 'x'")]
    [InlineData("*:yes,", "TF0001", 7, 0, "expected 'tag:yes' or 'tag:no', found the end")]
    [InlineData("!beta", "TF0001", 1, 5, "expected 'tag:yes' or 'tag:no', found '!beta'")]
    [InlineData("beta=yes", "TF0001", 1, 8, "expected 'tag:yes' or 'tag:no', found 'beta=yes'")]
    [InlineData("beta:", "TF0002", 6, 0, "expected 'yes' or 'no' after ':', found the end")]
    [InlineData("beta:,x:yes", "TF0002", 6, 1, "expected 'yes' or 'no' after ':', found ','")]
    [InlineData("beta:maybe", "TF0002", 6, 5, "expected 'yes' or 'no' after ':', found 'maybe'")]
    [InlineData("beta:yesno", "TF0002", 6, 5, "expected 'yes' or 'no' after ':', found 'yesno'")]
    [InlineData("beta:ye", "TF0002", 6, 2, "expected 'yes' or 'no' after ':', found 'ye'")]
    [InlineData("beta:1", "TF0002", 6, 1, "expected 'yes' or 'no' after ':', found '1'")]
    [InlineData("beta:Yes", "TF0002", 6, 3, "expected 'yes' or 'no' after ':', found 'Yes'")]
    [InlineData("beta:yes ", "TF0002", 6, 4, "expected 'yes' or 'no' after ':', found 'yes '")]
    [InlineData("(beta:yes)", "TF0002", 7, 4, "expected 'yes' or 'no' after ':', found 'yes)'")]
    [InlineData(":yes", "TF0003", 1, 1, "expected a tag, found ':'")]
    [InlineData(":", "TF0003", 1, 1, "expected a tag, found ':'")]
    [InlineData("a&b:yes", "TF0009", 1, 3, "expected a tag without ',', '&' and U+0000, found 'a&b'")]
    [InlineData("x:no,n\0l:yes", "TF0009", 6, 3, "expected a tag without ',', '&' and U+0000, found 'n\\u0000l'")]
    public void Refuses(string text, string code, int column, int length, string message)
    {
        Assert.False(TagFilter.TryParse(text, TagFilterDialect.Cloudflare, out _, out var error));
        Assert.Equal(new TagFilterError(code, column, length, message), error);
    }

    [Fact]
    public void Contradiction_MatchesNothing()
    {
        var filter = TagFilter.Parse("a:yes,a:no", TagFilterDialect.Cloudflare);
        Assert.False(filter.Matches([]));
        Assert.False(filter.Matches(["a"]));
    }

    [Fact]
    public void Message_ShowsTheBeginningOfALongTerm()
    {
        Assert.False(TagFilter.TryParse(new string('x', 100_000), TagFilterDialect.Cloudflare, out _, out var error));
        Assert.Equal($"expected 'tag:yes' or 'tag:no', found '{new string('x', 40)}…'", error.Message);
        Assert.Equal(100_000, error.Length);
    }
}
