namespace Muster.Gateway.Tests;

public sealed class PercentEncodingTests
{
    [Theory]
    [InlineData("a%2Fb", "a/b")]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("100%25", "100%")]
    [InlineData("a+b", "a+b")]
    [InlineData("%E6%97%A5", "日")]
    [InlineData("plain", "plain")]
    public void Decode_OfAPathSegment_DecodesOnce(string text, string expected) =>
        Assert.Equal(expected, PercentEncoding.Decode(text, plusIsBlank: false));

    [Fact]
    public void Decode_OfAQuery_TakesPlusForABlank() =>
        Assert.Equal("a b+c", PercentEncoding.Decode("a+b%2Bc", plusIsBlank: true));

    [Theory]
    [InlineData("100%")]
    [InlineData("%2")]
    [InlineData("%zz")]
    [InlineData("%ff")]
    [InlineData("%+1")]
    public void Decode_RefusesWhatIsNotEncodedUtf8(string text) => Assert.Null(PercentEncoding.Decode(text, plusIsBlank: false));
}
