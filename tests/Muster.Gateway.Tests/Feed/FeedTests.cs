using System.Net.WebSockets;

namespace Muster.Gateway.Tests;

public sealed class FeedTests
{
    [Fact]
    public async Task Welcome_TellsWhatTheNodeServes()
    {
        await using var cluster = await FeedCluster.StartAsync();
        await using var agent = await TestAgent.ConnectAsync(cluster.Gateway);
        var account = cluster.Grains.GetGrain<IAccountGrain>(TestGateway.Account);
        Assert.Equal(
            new(TestGateway.Account, (await account.GetReservedNamespaceAsync()).Id, FeedCluster.Forever),
            agent.Welcome);
    }

    [Fact]
    public async Task AWrite_IsAnsweredWhenItIsAcknowledged()
    {
        await using var cluster = await FeedCluster.StartAsync();
        var space = await SpaceAsync(cluster.Gateway);
        await using var agent = await TestAgent.ConnectAsync(cluster.Gateway);
        var deletion = cluster.Gateway.Api.DeleteAsync(space.Of("s"));
        var message = await agent.ReceiveAsync();
        var notice = Assert.Single(message.Notices!.Value);
        Assert.Equal(("s", null), (notice.Script, notice.Active));
        Assert.False(deletion.IsCompleted);
        await agent.SendAsync(new() { Acknowledged = message.Sequence });
        (await deletion).Ok();
    }

    [Fact]
    public async Task AWrite_WaitsForTheNodesOfEveryGateway()
    {
        await using var cluster = await FeedCluster.StartAsync();
        var other = await cluster.AddGatewayAsync();
        var space = await SpaceAsync(cluster.Gateway);
        await using var near = await TestAgent.ConnectAsync(cluster.Gateway);
        await using var far = await TestAgent.ConnectAsync(other);
        var deletion = cluster.Gateway.Api.DeleteAsync(space.Of("s"));
        await near.SendAsync(new() { Acknowledged = (await near.ReceiveAsync()).Sequence });
        var message = await far.ReceiveAsync();
        Assert.Equal("s", message.Notices!.Value[0].Script);
        Assert.False(deletion.IsCompleted);
        await far.SendAsync(new() { Acknowledged = message.Sequence });
        (await deletion).Ok();
    }

    [Fact]
    public async Task AWrite_DoesNotWaitLongerThanALease()
    {
        await using var cluster = await FeedCluster.StartAsync(TimeSpan.FromSeconds(0.5));
        var space = await SpaceAsync(cluster.Gateway);
        await using var agent = await TestAgent.ConnectAsync(cluster.Gateway);
        var deletion = cluster.Gateway.Api.DeleteAsync(space.Of("s"));
        await agent.ReceiveAsync();
        agent.Break();
        (await deletion).Ok();
    }

    [Fact]
    public async Task AnAgentThatParts_IsNotWaitedFor()
    {
        await using var cluster = await FeedCluster.StartAsync();
        var space = await SpaceAsync(cluster.Gateway);
        await using var agent = await TestAgent.ConnectAsync(cluster.Gateway);
        var deletion = cluster.Gateway.Api.DeleteAsync(space.Of("s"));
        await agent.ReceiveAsync();
        await agent.CloseAsync();
        (await deletion).Ok();
    }

    [Fact]
    public async Task ANodeThatComesBackByAnotherGateway_IsWaitedForOnce()
    {
        await using var cluster = await FeedCluster.StartAsync();
        var other = await cluster.AddGatewayAsync();
        var space = await SpaceAsync(cluster.Gateway);
        await using var before = await TestAgent.ConnectAsync(cluster.Gateway, "node");
        await using var after = await TestAgent.ConnectAsync(other, "node");
        var deletion = cluster.Gateway.Api.DeleteAsync(space.Of("s"));
        await after.SendAsync(new() { Acknowledged = (await after.ReceiveAsync()).Sequence });
        (await deletion).Ok();
        await Assert.ThrowsAsync<WebSocketException>(before.ReceiveAsync);
    }

    [Fact]
    public async Task Code_IsCheckedBeforeItCounts()
    {
        await using var cluster = await FeedCluster.StartAsync();
        var gateway = cluster.Gateway;
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
        await using var cluster = await FeedCluster.StartAsync();
        var space = await TestSpace.CreateAsync(cluster.Gateway.Api);
        await using var agent = await TestAgent.ConnectAsync(cluster.Gateway);
        var upload = cluster.Gateway.Api.SendTextAsync("PUT", space.Of("s"), "1", ApiClient.JavaScript);
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
        await using var cluster = await FeedCluster.StartAsync();
        var space = await TestSpace.CreateAsync(cluster.Gateway.Api);
        await space.PutTaggedAsync("a", "t");
        await space.PutTaggedAsync("b", "t");
        await using var agent = await TestAgent.ConnectAsync(cluster.Gateway);
        var deletion = cluster.Gateway.Api.DeleteAsync(space.Path + "?tags=t:yes");
        var first = await agent.ReceiveAsync();
        Assert.Equal(["a", "b"], first.Notices!.Value.Select(notice => notice.Script).Order());
        await agent.SendAsync(new() { Acknowledged = first.Sequence });
        (await deletion).Ok();
        var going = cluster.Gateway.Api.DeleteAsync($"{TestSpace.Namespaces}/{space.Name}");
        var second = await agent.ReceiveAsync();
        Assert.Equal([new(first.Notices!.Value[0].Namespace, null, null)], second.Notices!.Value);
        await agent.SendAsync(new() { Acknowledged = second.Sequence });
        (await going).Ok();
    }

    [Fact]
    public async Task AChangeOfUnknownOutcome_IsFollowedByWhatHolds()
    {
        await using var cluster = await FeedCluster.StartAsync();
        var grains = new ThrowingGrains(new TimeoutException(), cluster.Grains);
        var gateway = await cluster.AddGatewayAsync(grains);
        var space = await SpaceAsync(gateway);
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
        await using var cluster = await FeedCluster.StartAsync();
        var grains = new ThrowingGrains(new TimeoutException(), cluster.Grains);
        var gateway = await cluster.AddGatewayAsync(grains);
        var space = await TestSpace.CreateAsync(gateway.Api);
        await using var agent = await TestAgent.ConnectAsync(gateway);
        grains.Failing = typeof(ICatalogGrain);
        Assert.Equal(503, (await gateway.Api.DeleteAsync(space.Path + "?tags=t:yes&skip_protected=true")).Status);
        await Assert.ThrowsAsync<WebSocketException>(agent.ReceiveAsync);
    }

    private static async Task<TestSpace> SpaceAsync(TestGateway gateway)
    {
        var space = await TestSpace.CreateAsync(gateway.Api);
        await space.PutAsync("s");
        return space;
    }

    private static async Task<VersionBundle> BundleAsync(TestGateway gateway, string path)
    {
        var reply = await gateway.Anonymous.SendAsync(
            "GET",
            path,
            headers: ("Authorization", $"Bearer {TestGateway.DispatchToken}"));
        Assert.Equal(200, reply.Status);
        return JsonSerializer.Deserialize(reply.Body, ProtocolJson.Default.VersionBundle)!;
    }
}
