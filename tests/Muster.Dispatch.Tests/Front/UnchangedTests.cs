using System.IO.Compression;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace Muster.Dispatch.Tests;

/// <summary>Nothing on the way changes a request or an answer.</summary>
public sealed class UnchangedTests(SharedPlane shared)
{
    private const string Describe =
        "return new Response(request.method + ' ' + request.url + '\\n' + [...request.headers].map(h => h.join('=')).join('\\n') + '\\n.', { encodeBody: 'manual' })";

    private TestPlane Plane => shared.Plane;

    [Theory]
    [InlineData("/a%2Fb//c%41?a=%20b+c&d")]
    [InlineData("//")]
    [InlineData("/%C3%A9/?q=%E9")]
    [InlineData("/?")]
    public async Task Target_ArrivesAsWritten(string target)
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "target", Worker.Fetch(Describe));
        using var client = new RawClient(Plane.Url);
        await client.SendAsync($"PROPFIND {target} HTTP/1.1\r\nHost: target.localhost:1234\r\nConnection: close\r\n\r\n");

        Assert.Contains($"\r\nPROPFIND http://target.localhost:1234{target}\n", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestHeaders_ArriveAsSentAndNoneIsAdded()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "headers", Worker.Fetch(Describe));
        using var client = new RawClient(Plane.Url);
        await client.SendAsync(
            "GET / HTTP/1.1\r\nHost: headers.localhost\r\nX-Utf8: caf\u00c3\u00a9\r\nX-Twice: 1\r\nX-Twice: 2\r\nCookie: a=1; b=2\r\n"
            + "X-Forwarded-For: 1.2.3.4\r\nUpgrade-Insecure-Requests: 1\r\ntraceparent: 00-x\r\nContent-Type: text/odd\r\nX-Empty:\r\n"
            + "X-Muster-Cf: {\"name\":\"other\"}\r\nx-muster-via: 3-abc\r\nX-Muster-Proto: https\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");
        var answer = await client.ReadToEndAsync();

        Assert.Equal(
            [
                "GET http://headers.localhost/", "accept-encoding=gzip", "content-type=text/odd", "cookie=a=1; b=2", "host=headers.localhost",
                "traceparent=00-x", "upgrade-insecure-requests=1", "x-empty=", "x-forwarded-for=1.2.3.4", "x-twice=1, 2", "x-utf8=caf\u00c3\u00a9",
            ],
            answer[(answer.IndexOf("GET http", StringComparison.Ordinal))..answer.IndexOf("\n.", StringComparison.Ordinal)].Split('\n'));
    }

    [Fact]
    public async Task ResponseHeaders_ArriveAsSent()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "answers", Worker.Fetch("""
            const headers = new Headers({ 'x-utf8': 'café', 'strict-transport-security': 'max-age=1', 'x-muster-own': 'mine' });
            headers.append('set-cookie', 'a=1'); headers.append('set-cookie', 'b=2; Path=/');
            return new Response(null, { status: 418, statusText: 'Short and stout', headers });
            """));
        using var client = new RawClient(Plane.Url);
        await client.SendAsync("GET / HTTP/1.1\r\nHost: answers.localhost\r\nConnection: close\r\n\r\n");
        var lines = (await client.ReadToEndAsync()).Split("\r\n");

        Assert.Equal("HTTP/1.1 418 Short and stout", lines[0]);
        Assert.Equal(
            ["set-cookie: a=1", "set-cookie: b=2; path=/", "strict-transport-security: max-age=1", "x-muster-own: mine", "x-utf8: caf\u00c3\u00a9"],
            lines.Skip(1).Select(l => l.Replace("Path", "path", StringComparison.Ordinal)).Select(l => l[..(l.IndexOf(':', StringComparison.Ordinal) + 1)].ToLowerInvariant() + l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..])
                .Where(l => l.Length > 0 && !l.StartsWith("date", StringComparison.Ordinal) && !l.StartsWith("connection", StringComparison.Ordinal)
                    && !l.StartsWith("content-length", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CompressedBody_ArrivesAsSent()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "zipped", Worker.Fetch("""
            return new Response(request.body, { encodeBody: 'manual', headers: { 'content-encoding': 'gzip' } });
            """));
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("hello"));
        }

        var request = Plane.Request("zipped.localhost", "/", HttpMethod.Post);
        request.Content = new ByteArrayContent(zipped.ToArray());
        using var answer = await Plane.Client.SendAsync(request);

        Assert.Equal("gzip", answer.Content.Headers.ContentEncoding.Single());
        Assert.Equal(zipped.ToArray(), await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Bodies_StreamBothWaysAtOnce()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "duplex", Worker.Fetch("return new Response(request.body)"));
        using var client = new RawClient(Plane.Url);
        await client.SendAsync("POST / HTTP/1.1\r\nHost: duplex.localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n4\r\none;\r\n");
        await client.ReadUntilAsync("one;");
        await client.SendAsync("4\r\ntwo;\r\n");
        await client.ReadUntilAsync("two;");
        await client.SendAsync("0\r\n\r\n");

        Assert.EndsWith("0\r\n\r\n", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LargeBodies_ArriveWhole()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "large", Worker.Fetch("return new Response(request.body.pipeThrough(new FixedLengthStream(40_000_000)))"));
        var body = new byte[40_000_000]; // Above the server's usual limit of 30 MB.
        new Random(1).NextBytes(body);
        using var client = new RawClient(Plane.Url);
        await client.SendAsync($"POST / HTTP/1.1\r\nHost: large.localhost\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        var sending = client.Stream.WriteAsync(body).AsTask(); // Beside reading: the Worker answers while it reads.
        await client.SkipHeadAsync();

        Assert.Equal(Convert.ToHexString(SHA256.HashData(body)), Convert.ToHexString(await SHA256.HashDataAsync(client.Stream)));
        await sending;
    }

    [Fact]
    public async Task ClientThatLeaves_IsNoticedByTheWorker()
    {
        await using var origin = await Origin.StartAsync(_ => "noted");
        var noted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var notes = await Origin.StartAsync(_ =>
        {
            noted.TrySetResult();
            return "";
        });
        await Plane.Silo.PutAsync(FakeSilo.Platform, "left", Worker.Fetch($$"""
            let timer;
            return new Response(new ReadableStream({
              async pull(c) { await scheduler.wait(20); c.enqueue(new TextEncoder().encode('tick;')); },
              cancel() { ctx.waitUntil(fetch('{{notes.Url}}')); },
            }));
            """));
        using (var client = new RawClient(Plane.Url))
        {
            await client.SendAsync("GET / HTTP/1.1\r\nHost: left.localhost\r\n\r\n");
            await client.ReadUntilAsync("tick;");
        }

        await noted.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task WebSocket_KeepsItsCookieAndSubProtocol()
    {
        await Plane.Silo.PutAsync(FakeSilo.Tenants, "socket", Worker.Fetch("""
            const [a, b] = Object.values(new WebSocketPair());
            b.accept();
            b.addEventListener('message', e => { b.send(request.headers.get('cookie') + ' ' + e.data); b.close(4001, 'done'); });
            return new Response(null, { status: 101, webSocket: a, headers: { 'sec-websocket-protocol': 'chat', 'set-cookie': 'b=2' } });
            """));
        await Plane.Silo.PutAsync(FakeSilo.Platform, "socket-dispatcher", Worker.Fetch(
            "return env.dispatcher.get('socket').fetch(request)").With(Bindings.Dispatch()));
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("chat");
        socket.Options.SetRequestHeader("Host", "socket-dispatcher.localhost");
        socket.Options.SetRequestHeader("Cookie", "a=1");
        socket.Options.CollectHttpResponseDetails = true;
        await socket.ConnectAsync(new($"ws://{Plane.Url.Authority}/"), CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes("hey"), WebSocketMessageType.Text, true, CancellationToken.None);
        var buffer = new byte[100];
        var message = await socket.ReceiveAsync(buffer, CancellationToken.None);
        await socket.ReceiveAsync(new byte[10], CancellationToken.None);

        Assert.Equal("a=1 hey", Encoding.UTF8.GetString(buffer, 0, message.Count));
        Assert.Equal(("chat", 4001, "done"), (socket.SubProtocol, (int?)socket.CloseStatus, socket.CloseStatusDescription));
        Assert.Equal(["b=2"], socket.HttpResponseHeaders?["Set-Cookie"]);
    }
}
