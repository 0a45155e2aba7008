using System.Text;
using Microsoft.AspNetCore.Http;

namespace Muster.Hosting.Tests;

public sealed class AdminGateTests
{
    private const string Token = "0123456789abcdef";

    [Theory]
    [InlineData("localhost:1", true)]
    [InlineData("127.0.0.1:1", true)]
    [InlineData("[::1]:1", true)]
    [InlineData("attacker.example:1", false)]
    [InlineData("127.0.0.1.attacker.example", false)]
    public void WithoutAToken_AdmitsWhoCallsThisMachineByItsName(string host, bool admits)
    {
        var request = Request(host, authorization: null);

        Assert.Equal(admits, new AdminGate(new()).Admits(request));
    }

    [Theory]
    [InlineData($"Bearer {Token}", true)]
    [InlineData($"bearer {Token}", true)]
    [InlineData("Bearer 0123456789abcdeg", false)]
    [InlineData("Bearer", false)]
    [InlineData(null, false)]
    [InlineData("Basic !", false)]
    public void WithAToken_AdmitsItsBearer(string? authorization, bool admits)
    {
        var request = Request("localhost", authorization);

        Assert.Equal(admits, new AdminGate(new() { AdminToken = Token }).Admits(request));
    }

    [Theory]
    [InlineData($"operator:{Token}", true)]
    [InlineData($":{Token}", true)]
    [InlineData($"{Token}:", false)]
    [InlineData(Token, false)]
    public void WithAToken_AdmitsABrowserThatHasItForAPassword(string pair, bool admits)
    {
        var request = Request("localhost", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}");

        Assert.Equal(admits, new AdminGate(new() { AdminToken = Token }).Admits(request));
    }

    private static HttpRequest Request(string host, string? authorization)
    {
        var http = new DefaultHttpContext();
        http.Request.Host = new(host);
        http.Request.Headers.Authorization = authorization;
        return http.Request;
    }
}
