namespace Muster.Tags.Tests;

public sealed class ExtendedDialectTests
{
    [Theory]
    [InlineData("a:yes,b:no", "a:yes,b:no")]
    [InlineData("a:yes|b:no", "a:yes|b:no")]
    [InlineData(" a:yes ,\n\tb:no\r\n", "a:yes,b:no")]
    [InlineData("( a:yes | b:yes ) , c:no", "(a:yes|b:yes),c:no")]
    [InlineData("(a:yes,b:yes),c:no", "a:yes,b:yes,c:no")]
    [InlineData("((a:yes))", "a:yes")]
    [InlineData("!a:yes", "a:no")]
    [InlineData("! a:no", "a:yes")]
    [InlineData("!(a:yes,b:no)", "a:no|b:yes")]
    [InlineData("!(a:yes|(b:no,!c:yes))", "a:no,(b:yes|c:yes)")]
    [InlineData("customer-*:yes", "customer-*:yes")]
    [InlineData("\"customer-\"*:no", "customer-*:no")]
    [InlineData("\"*\"*:no", "\"*\"*:no")]
    [InlineData("env:*:yes", "env:*:yes")]
    [InlineData("env:prod:yes", "env:prod:yes")]
    [InlineData("two words:yes", "two words:yes")]
    [InlineData("\" a \":yes", "\" a \":yes")]
    [InlineData("\"say \\\"hi\\\" \\\\\":yes", "\"say \\\"hi\\\" \\\\\":yes")]
    [InlineData("back\\slash:yes", "back\\slash:yes")]
    [InlineData("a!b:yes", "a!b:yes")]
    [InlineData("\"plain\":yes", "plain:yes")]
    public void Reads(string text, string canonical) =>
        Assert.Equal(canonical, TagFilter.Parse(text, TagFilterDialect.Extended).ToString());

    [Theory]
    [InlineData("", "TF0001", 1, 0, "expected 'tag:yes' or 'tag:no', found the end")]
    [InlineData("()", "TF0001", 2, 1, "expected 'tag:yes' or 'tag:no', found ')'")]
    [InlineData("a|b:yes", "TF0001", 1, 1, "expected 'tag:yes' or 'tag:no', found 'a'")]
    [InlineData("!", "TF0001", 2, 0, "expected 'tag:yes' or 'tag:no', found the end")]
    [InlineData("a: yes", "TF0002", 3, 4, "expected 'yes' or 'no' after ':', found ' yes'")]
    [InlineData("\"a\":b:yes", "TF0002", 5, 5, "expected 'yes' or 'no' after ':', found 'b:yes'")]
    [InlineData("*:yes", "TF0003", 1, 1, "expected a tag, found '*'")]
    [InlineData("a*b:yes", "TF0003", 3, 1, "expected ':yes' or ':no' after '*', found 'b'")]
    [InlineData("a :yes", "TF0003", 2, 1, "expected a tag without a blank at its end, found one; quotes keep it")]
    [InlineData("!!a:yes", "TF0003", 2, 1, "expected a tag or '(' after '!', found '!'")]
    [InlineData("\"a\"", "TF0003", 4, 0, "expected ':yes' or ':no' after a quoted tag, found the end")]
    [InlineData("a:yes,b:yes|c:yes", "TF0004", 12, 1,
        "expected ',' or the end, found '|'; parentheses say which of the two binds first")]
    [InlineData("(a:yes|b:yes,c:yes)", "TF0004", 13, 1,
        "expected '|' or ')', found ','; parentheses say which of the two binds first")]
    [InlineData("(a:yes|b:yes", "TF0005", 13, 0, "expected ')' for the '(' in column 1, found the end")]
    [InlineData("(a:yes(b:yes", "TF0006", 7, 1, "expected ',', '|' or ')', found '('")]
    [InlineData("a:yes)", "TF0006", 6, 1, "expected ',', '|' or the end, found ')'")]
    [InlineData("x:no,\"a", "TF0007", 8, 0, "expected '\"' for the '\"' in column 6, found the end")]
    [InlineData("\"a\\n\":yes", "TF0007", 4, 1, "expected '\"' or '\\' after '\\', found 'n'")]
    [InlineData("\"\":yes", "TF0009", 1, 2, "expected a tag of at least one character, found an empty one")]
    [InlineData("\"a,b\":yes", "TF0009", 1, 5, "expected a tag without ',', '&' and U+0000, found 'a,b'")]
    public void Refuses(string text, string code, int column, int length, string message)
    {
        Assert.False(TagFilter.TryParse(text, TagFilterDialect.Extended, out _, out var error));
        Assert.Equal(new TagFilterError(code, column, length, message), error);
    }

    [Fact]
    public void Terms_Are64AtMost()
    {
        var fits = string.Join('|', Enumerable.Range(0, 64).Select(i => $"t{i}:yes"));
        Assert.Equal(64, ((TagFilterAny)TagFilter.Parse(fits, TagFilterDialect.Extended).Root).Items.Count);
        Assert.False(TagFilter.TryParse(fits + "|last:yes", TagFilterDialect.Extended, out _, out var error));
        Assert.Equal(new("TF0008", fits.Length + 2, 8, "expected at most 64 terms, found one more"), error);
    }

    [Fact]
    public void Parentheses_Nest16Deep()
    {
        var (open, close) = (new string('(', 16), new string(')', 16));
        Assert.Equal("a:yes", TagFilter.Parse($"{open}a:yes{close}", TagFilterDialect.Extended).ToString());
        Assert.False(TagFilter.TryParse($"{open}(a:yes{close})", TagFilterDialect.Extended, out _, out var error));
        Assert.Equal(new("TF0008", 17, 1, "expected at most 16 nested parentheses, found one more"), error);
    }

    [Theory]
    [InlineData("customer-*:yes")]
    [InlineData("a:yes|b:yes")]
    [InlineData("(a:yes|b:yes),c:yes")]
    public void TryFormatCloudflare_RefusesWhatThatDialectCannotSay(string text)
    {
        Assert.False(TagFilter.Parse(text, TagFilterDialect.Extended).TryFormatCloudflare(out var plain));
        Assert.Null(plain);
    }
}
