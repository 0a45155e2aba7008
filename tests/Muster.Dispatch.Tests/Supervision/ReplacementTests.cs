using System.Diagnostics;

namespace Muster.Dispatch.Tests;

public sealed class ReplacementTests
{
    [Fact]
    public async Task HungRouter_IsReplacedInAboutASecondAndChangesAreStillAcknowledged()
    {
        await using var plane = await TestPlane.StartAsync();
        await plane.Silo.PutAsync(FakeSilo.Platform, "fine", Worker.Fetch("return new Response('fine')"));
        await plane.Silo.PutAsync(FakeSilo.Platform, "loops", Worker.Fetch("for (;;);"));
        var hung = plane.Plane.Routers.Current!.Process.Id;
        var clock = Stopwatch.StartNew();
        var looping = plane.AskAsync("loops");
        var change = plane.Silo.PutAsync(FakeSilo.Platform, "fine", Worker.Fetch("return new Response('changed')"));

        Assert.Equal(
            (502, "error code: 1105\nThe Worker runtime ended while it handled this request.\n"), await looping);
        await change;
        Assert.Equal((200, "changed"), await plane.AskAsync("fine"));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        Assert.NotEqual(hung, plane.Plane.Routers.Current!.Process.Id);
        Assert.True(plane.Log.Contains("a Worker blocks it. It is replaced."));
    }

    [Fact]
    public async Task KilledRouter_IsReplacedWhileRequestsWait()
    {
        await using var plane = await TestPlane.StartAsync();
        await plane.Silo.PutAsync(FakeSilo.Platform, "survives", Worker.Fetch("return new Response('ok')"));
        for (var i = 0; i < 3; i++)
        {
            plane.Plane.Routers.Current!.Process.Kill();
            await plane.Plane.Routers.Current!.Process.Exited;

            Assert.Equal((200, "ok"), await plane.AskAsync("survives"));
        }

        Assert.True(plane.Log.Contains("ended with code 137 and is replaced"));
    }

    [Fact]
    public async Task HeapExhaustion_EndsTheRouterAndIsSurvived()
    {
        await using var plane = await TestPlane.StartAsync(options => options.WorkerHeapMiB = 64);
        await plane.Silo.PutAsync(FakeSilo.Platform, "hoards", Worker.Fetch("const a = []; for (;;) a.push(new Array(1e5).fill({}));"));
        await plane.Silo.PutAsync(FakeSilo.Platform, "lives", Worker.Fetch("return new Response('on')"));

        Assert.Equal(502, (await plane.AskAsync("hoards")).Status);
        Assert.Equal((200, "on"), await plane.AskAsync("lives"));
    }

    [Fact]
    public async Task Process_HasNoEnvironmentAndOtherRights()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        await using var plane = await TestPlane.StartAsync();
        var proc = $"/proc/{plane.Plane.Routers.Current!.Process.Id}";
        var status = (await File.ReadAllLinesAsync(proc + "/status")).Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1].Trim());

        Assert.Empty(await File.ReadAllBytesAsync(proc + "/environ"));
        Assert.Equal("1", status["NoNewPrivs"]);
        Assert.True(!Environment.IsPrivilegedProcess || status["Uid"] == "64987\t64987\t64987\t64987", status["Uid"]);
        Assert.True(!Environment.IsPrivilegedProcess || status["CapEff"] == "0000000000000000", status["CapEff"]);
    }

    [Fact]
    public async Task Stop_EndsTheProcessesAlthoughAWebSocketIsOpen()
    {
        var plane = await TestPlane.StartAsync(options => options.StopTimeout = TimeSpan.FromMilliseconds(300));
        await plane.Silo.PutAsync(FakeSilo.Platform, "open", Worker.Fetch("""
            const [a, b] = Object.values(new WebSocketPair()); b.accept();
            return new Response(null, { status: 101, webSocket: a });
            """));
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.SetRequestHeader("Host", "open.localhost");
        await socket.ConnectAsync(new($"ws://{plane.Url.Authority}/"), CancellationToken.None);
        var process = plane.Plane.Routers.Current!.Process.Id;
        await plane.DisposeAsync();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
    }
}
