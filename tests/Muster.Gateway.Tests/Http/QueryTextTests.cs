namespace Muster.Gateway.Tests;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("?tags=a%3Ayes", "a:yes")]
    [InlineData("?x=1&tags=a+b:yes&", "a b:yes")]
    [InlineData("?tags", "")]
    [InlineData("?tags=", "")]
    [InlineData("?TAGS=a:yes", null)]
    [InlineData("", null)]
    public void Find_ReadsTheValueOfExactlyThisName(string query, string? expected)
    {
        var found = new QueryText(query).Find("tags");
        Assert.True(found.IsSuccess);
        Assert.Equal(expected, found.Value);
    }

    [Theory]
    [InlineData("?tags=a:yes&tags=b:yes", "tags: expected once, found 2 times.")]
    [InlineData("?tags=%ff", "tags: expected percent-encoded UTF-8.")]
    public void Find_RefusesWhatHasNoOneMeaning(string query, string message) =>
        Assert.Equal(message, new QueryText(query).Find("tags").Refusal?.Message);
}
