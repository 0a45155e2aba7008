using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Muster.LocalCluster.Tests;

public sealed class BalancerTests
{
    private static readonly Uri AnyPort = new("http://127.0.0.1:0");
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Names may contain what a proxy would decode, encode or fold.
    [Theory]
    [InlineData("/a%2Fb")]
    [InlineData("/a%252Fb")]
    [InlineData("/100%25")]
    [InlineData("/a+b%20c?tags=x%2By:yes&x=%")]
    [InlineData("/a/../b/%2e%2e/c")]
    public async Task APath_PassesAsItWasSent(string target)
    {
        await using var backend = await StubBackend.StartAsync("a", EchoTargetAsync);
        await using var balancer = await Balancer.StartAsync(AnyPort, [backend.Spec], BalancerKind.Api);

        Assert.EndsWith($"\r\n\r\n{target}", await SendRawAsync(balancer.Url, target, "a.localhost"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheHost_Passes()
    {
        await using var backend = await StubBackend.StartAsync("a", http => http.Response.WriteAsync(http.Request.Host.Value!));
        await using var balancer = await Balancer.StartAsync(AnyPort, [backend.Spec], BalancerKind.Workers);

        Assert.EndsWith("\r\n\r\nshop.localhost", await SendRawAsync(balancer.Url, "/", "shop.localhost"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUpload_Passes_LargerThanAServerTakesByDefault()
    {
        await using var backend = await StubBackend.StartAsync("a", CountAsync);
        await using var balancer = await Balancer.StartAsync(AnyPort, [backend.Spec], BalancerKind.Api);
        using var http = new HttpClient();

        using var answer = await http.PutAsync(balancer.Url, new ByteArrayContent(new byte[40 << 20]), Cancellation);

        Assert.Equal($"{40 << 20}", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task AWebSocket_Passes()
    {
        await using var backend = await StubBackend.StartAsync("a", EchoSocketAsync);
        await using var balancer = await Balancer.StartAsync(AnyPort, [backend.Spec], BalancerKind.Workers);
        using var socket = new ClientWebSocket();

        await socket.ConnectAsync(new UriBuilder(balancer.Url) { Scheme = "ws" }.Uri, Cancellation);
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, Cancellation);
        var received = new byte[16];
        var result = await socket.ReceiveAsync(received, Cancellation);

        Assert.Equal("hello", Encoding.UTF8.GetString(received, 0, result.Count));
    }

    [Fact]
    public async Task AnEvent_PassesBeforeTheNextIsThere()
    {
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var backend = await StubBackend.StartAsync("a", http => StreamAsync(http, next.Task));
        await using var balancer = await Balancer.StartAsync(AnyPort, [backend.Spec], BalancerKind.Workers);
        using var client = new HttpClient();

        await using var stream = await client.GetStreamAsync(balancer.Url, Cancellation);
        using var reader = new StreamReader(stream);
        Assert.Equal("data: 1", await reader.ReadLineAsync(Cancellation));
        next.SetResult();

        Assert.Equal("data: 2", await reader.ReadLineAsync(Cancellation));
    }

    [Fact]
    public async Task AProcessThatDrains_GetsNoRequests_OnceTheBalancerHasAsked()
    {
        await using var draining = await StubBackend.StartAsync("draining", http => http.Response.WriteAsync("draining"));
        await using var serving = await StubBackend.StartAsync("serving", http => http.Response.WriteAsync("serving"));
        draining.IsReady = false;
        await using var balancer = await Balancer.StartAsync(AnyPort, [draining.Spec, serving.Spec], BalancerKind.Api);
        using var client = new HttpClient();

        // Its second question comes after the answer to the first has been taken in.
        while (draining.Questions < 2)
        {
            await Task.Delay(10, Cancellation);
        }

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("serving", await client.GetStringAsync(balancer.Url, Cancellation));
        }
    }

    [Fact]
    public async Task AProcessThatIsGone_FailsOneRequestAtMost()
    {
        await using var serving = await StubBackend.StartAsync("serving", http => http.Response.WriteAsync("serving"));
        ChildSpec goneSpec;
        await using (var gone = await StubBackend.StartAsync("gone", http => Task.CompletedTask))
        {
            goneSpec = gone.Spec;
        }

        await using var balancer = await Balancer.StartAsync(AnyPort, [goneSpec, serving.Spec], BalancerKind.Api);
        using var client = new HttpClient();

        var failures = 0;
        for (var i = 0; i < 20; i++)
        {
            using var answer = await client.GetAsync(balancer.Url, Cancellation);
            failures += answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
        }

        Assert.InRange(failures, 0, 1);
    }

    private static Task EchoTargetAsync(HttpContext http) =>
        http.Response.WriteAsync(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);

    private static async Task CountAsync(HttpContext http)
    {
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        await http.Response.WriteAsync($"{body.Length}");
    }

    private static async Task EchoSocketAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[16];
        var received = await socket.ReceiveAsync(buffer, http.RequestAborted);
        await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, endOfMessage: true, http.RequestAborted);
    }

    private static async Task StreamAsync(HttpContext http, Task next)
    {
        http.Response.ContentType = "text/event-stream";
        await http.Response.WriteAsync("data: 1\n");
        await http.Response.Body.FlushAsync();
        await next;
        await http.Response.WriteAsync("data: 2\n");
    }

    // HttpClient would tidy the path up.
    private static async Task<string> SendRawAsync(Uri url, string target, string host)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port, Cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nTE: trailers\r\n\r\n"), Cancellation);
        using var reader = new StreamReader(stream);
        return Unchunk(await reader.ReadToEndAsync(Cancellation));
    }

    private static string Unchunk(string answer)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        if (!answer[..end].Contains("chunked", StringComparison.Ordinal))
        {
            return answer;
        }

        var body = answer[end..].Split("\r\n");
        return answer[..end] + string.Concat(body.Where((_, index) => index % 2 == 1));
    }
}
