using Microsoft.Extensions.Time.Testing;

namespace Muster.Gateway.Tests;

public sealed class FeedTests(ClusterFixture cluster)
{
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Welcome_TellsWhatTheNodeServes()
    {
        await using var gateway = await StartAsync();
        await using var agent = await TestAgent.ConnectAsync(gateway);
        var account = cluster.Grains.GetGrain<IAccountGrain>(TestGateway.Account);
        Assert.Equal(new(TestGateway.Account, (await account.GetReservedNamespaceAsync()).Id, _lease), agent.Welcome);
    }

    [Fact]
    public async Task AWrite_IsAnsweredWhenItIsAcknowledged()
    {
        await using var gateway = await StartAsync();
        var space = await TestSpace.CreateAsync(gateway.Api);
        await space.PutAsync("s");
        await using var agent = await TestAgent.ConnectAsync(gateway);
        var deletion = gateway.Api.DeleteAsync(space.Of("s"));
        var message = await agent.ReceiveAsync();
        var notice = Assert.Single(message.Notices!.Value);
        Assert.Equal(("s", null), (notice.Script, notice.Active));
        Assert.False(deletion.IsCompleted);
        await agent.SendAsync(new() { Acknowledged = message.Sequence });
        (await deletion).Ok();
    }

    [Fact]
    public async Task AWrite_DoesNotWaitLongerThanALease()
    {
        var time = new FakeTimeProvider();
        await using var gateway = await StartAsync(time);
        var space = await TestSpace.CreateAsync(gateway.Api);
        await space.PutAsync("s");
        await using var agent = await TestAgent.ConnectAsync(gateway);
        var deletion = gateway.Api.DeleteAsync(space.Of("s"));
        await agent.ReceiveAsync();
        agent.Break();
        Assert.False(deletion.IsCompleted);
        (await AdvanceUntilAsync(time, deletion)).Ok();
    }

    [Fact]
    public async Task AnAgentThatParts_IsNotWaitedFor()
    {
        await using var gateway = await StartAsync(new FakeTimeProvider());
        var space = await TestSpace.CreateAsync(gateway.Api);
        await space.PutAsync("s");
        await using var agent = await TestAgent.ConnectAsync(gateway);
        var deletion = gateway.Api.DeleteAsync(space.Of("s"));
        await agent.ReceiveAsync();
        await agent.CloseAsync();
        (await deletion).Ok();
    }

    [Fact]
    public async Task AnAgentThatAcknowledgesNothing_GetsNoNewLease()
    {
        var time = new FakeTimeProvider();
        await using var gateway = await StartAsync(time);
        var space = await TestSpace.CreateAsync(gateway.Api);
        await space.PutAsync("s");
        await using var agent = await TestAgent.ConnectAsync(gateway);
        var deletion = gateway.Api.DeleteAsync(space.Of("s"));
        var message = await agent.ReceiveAsync();
        time.Advance(_lease + TimeSpan.FromSeconds(1));
        await agent.SendAsync(new() { Renew = 2 });
        await agent.SendAsync(new() { Acknowledged = message.Sequence });
        await agent.SendAsync(new() { Renew = 3 });
        Assert.Equal(3, (await agent.ReceiveAsync()).Renewed);
        (await deletion).Ok();
    }

    [Fact]
    public async Task AfterAStart_WritesWaitForLeasesThatAnEarlierProcessGave()
    {
        var time = new FakeTimeProvider();
        await using var gateway = await TestGateway.StartAsync(cluster.Grains, options => options.AgentsOutliveGateway = true, time);
        var space = await TestSpace.CreateAsync(gateway.Api);
        var upload = space.PutAsync("s");
        await AdvanceUntilAsync(time, upload);
        Assert.True(time.GetUtcNow() - time.Start >= _lease);
        await space.PutAsync("s");
    }

    [Fact]
    public async Task Code_IsCheckedBeforeItCounts()
    {
        await using var gateway = await StartAsync();
        var space = await TestSpace.CreateAsync(gateway.Api);
        await using var agent = await TestAgent.ConnectAsync(gateway);
        var upload = gateway.Api.SendTextAsync("PUT", space.Of("s"), "let let", ApiClient.JavaScript);
        var check = (await agent.ReceiveAsync()).Check!;
        var bundle = await BundleAsync(gateway, $"/internal/v1/scripts/{check.Namespace}/s/versions/{check.Version}");
        Assert.Equal("let let"u8.ToArray(), bundle.Content.Modules[0].Body);
        await agent.SendAsync(new() { Checked = new() { Id = check.Id, Error = "SyntaxError: Unexpected token at worker.js:1:5" } });
        (await upload).Refuses(400, 10021, "SyntaxError: Unexpected token at worker.js:1:5");
        Assert.Empty(await space.NamesAsync());
    }

    [Fact]
    public async Task ACheckThatPasses_TellsWhatItSaw()
    {
        await using var gateway = await StartAsync();
        var space = await TestSpace.CreateAsync(gateway.Api);
        await using var agent = await TestAgent.ConnectAsync(gateway);
        var upload = gateway.Api.SendTextAsync("PUT", space.Of("s"), "1", ApiClient.JavaScript);
        var check = (await agent.ReceiveAsync()).Check!;
        await agent.SendAsync(new()
        {
            Checked = new() { Id = check.Id, Handlers = ["fetch"], StartupTimeMs = 7, Warnings = ["a clamped date"] },
        });
        var notices = await agent.ReceiveAsync();
        Assert.Equal(check.Version, notices.Notices!.Value[0].Active!.Version);
        await agent.SendAsync(new() { Acknowledged = notices.Sequence });
        var reply = await upload;
        Assert.Equal(7, reply.Ok().GetProperty("startup_time_ms").GetInt32());
        Assert.Equal("fetch", reply.Ok().GetProperty("handlers")[0].GetString());
        Assert.Equal(["a clamped date"], reply.Messages);
    }

    [Fact]
    public async Task ABulkDeletionAndANamespace_AreTold()
    {
        await using var gateway = await StartAsync();
        var space = await TestSpace.CreateAsync(gateway.Api);
        await space.PutTaggedAsync("a", "t");
        await space.PutTaggedAsync("b", "t");
        await using var agent = await TestAgent.ConnectAsync(gateway);
        var deletion = gateway.Api.DeleteAsync(space.Path + "?tags=t:yes");
        var first = await agent.ReceiveAsync();
        Assert.Equal(["a", "b"], first.Notices!.Value.Select(notice => notice.Script).Order());
        await agent.SendAsync(new() { Acknowledged = first.Sequence });
        (await deletion).Ok();
        var going = gateway.Api.DeleteAsync($"{TestSpace.Namespaces}/{space.Name}");
        var second = await agent.ReceiveAsync();
        Assert.Equal([new(first.Notices!.Value[0].Namespace, null, null)], second.Notices!.Value);
        await agent.SendAsync(new() { Acknowledged = second.Sequence });
        (await going).Ok();
    }

    [Fact]
    public async Task WhatCannotBeTold_SendsTheAgentsAway()
    {
        var grains = new ThrowingGrains(new TimeoutException(), cluster.Grains);
        await using var gateway = await TestGateway.StartAsync(grains);
        var space = await TestSpace.CreateAsync(gateway.Api);
        await space.PutAsync("s");
        await using var agent = await TestAgent.ConnectAsync(gateway);
        grains.Failing = typeof(ICatalogGrain);
        Assert.Equal(503, (await gateway.Api.DeleteAsync(space.Of("s"))).Status);
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(agent.ReceiveAsync);
    }

    [Fact]
    public async Task AChangeOfUnknownOutcome_IsFollowedByWhatHolds()
    {
        var grains = new ThrowingGrains(new TimeoutException(), cluster.Grains);
        await using var gateway = await TestGateway.StartAsync(grains);
        var space = await TestSpace.CreateAsync(gateway.Api);
        await space.PutAsync("s");
        await using var agent = await TestAgent.ConnectAsync(gateway);
        grains.Failing = typeof(IScriptGrain);
        Assert.Equal(503, (await gateway.Api.DeleteAsync(space.Of("s"))).Status);
        var notice = Assert.Single((await agent.ReceiveAsync()).Notices!.Value);
        Assert.Equal("s", notice.Script);
        Assert.NotNull(notice.Active);
    }

    [Fact]
    public async Task ABulkDeletionOfUnknownOutcome_SendsTheAgentsAway()
    {
        var grains = new ThrowingGrains(new TimeoutException(), cluster.Grains);
        await using var gateway = await TestGateway.StartAsync(grains);
        var space = await TestSpace.CreateAsync(gateway.Api);
        await using var agent = await TestAgent.ConnectAsync(gateway);
        grains.Failing = typeof(ICatalogGrain);
        Assert.Equal(503, (await gateway.Api.DeleteAsync(space.Path + "?tags=t:yes&skip_protected=true")).Status);
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(agent.ReceiveAsync);
    }

    private Task<TestGateway> StartAsync(TimeProvider? time = null) => TestGateway.StartAsync(cluster.Grains, time: time);

    private static async Task<VersionBundle> BundleAsync(TestGateway gateway, string path)
    {
        var reply = await gateway.Anonymous.SendAsync(
            "GET",
            path,
            headers: ("Authorization", $"Bearer {TestGateway.DispatchToken}"));
        Assert.Equal(200, reply.Status);
        return JsonSerializer.Deserialize(reply.Body, ProtocolJson.Default.VersionBundle)!;
    }

    // The waiting begins somewhere in the gateway; time passes in small steps until it has.
    private static async Task<T> AdvanceUntilAsync<T>(FakeTimeProvider time, Task<T> task)
    {
        while (!task.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await task;
    }
}
