namespace Muster.Gateway.Tests;

public sealed class PageRequestTests
{
    private static readonly GatewayOptions _options = new() { DefaultPageSize = 50, MaxPageSize = 20 };

    [Fact]
    public void Read_WithoutAnything_AsksForTheWholeList() =>
        Assert.Equal(new PageRequest(null, 50), PageRequest.Read(new(""), _options).Value);

    [Fact]
    public void Cursor_LeadsBackToItsName() => Assert.Equal(
        new PageRequest("script_7-x", 20),
        PageRequest.Read(new($"?limit=20&cursor={PageRequest.Cursor("script_7-x")}"), _options).Value);

    [Theory]
    [InlineData("?limit=0", "limit: expected a number from 1 to 20, found '0'.")]
    [InlineData("?limit=21", "limit: expected a number from 1 to 20, found '21'.")]
    [InlineData("?limit=many", "limit: expected a number from 1 to 20, found 'many'.")]
    [InlineData("?cursor=*", "cursor: expected one that an earlier page has given.")]
    [InlineData("?cursor=Li4", "cursor: expected one that an earlier page has given.")]
    public void Read_Refuses(string query, string message) =>
        Assert.Equal(message, PageRequest.Read(new(query), _options).Refusal?.Message);
}
