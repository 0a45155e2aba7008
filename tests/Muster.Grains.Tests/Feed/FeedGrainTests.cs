using System.Diagnostics;

namespace Muster.Grains.Tests.Feed;

/// <summary>The feed over one storage, with an activation that ends and one in another cluster.</summary>
public sealed class FeedGrainTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);
    private static readonly ScriptChanges Change = ScriptChanges.NamespaceGone("space");
    private readonly MemoryStorage _storage = new();

    [Fact]
    public async Task AnActivationThatComesAnew_WaitsForTheLeasesThatTheOneBeforeHasGranted()
    {
        await using var cluster = await FaultCluster.StartAsync(_storage, lease: Lease);
        await TestNode.ConnectAsync(cluster.Grains, "node");
        var feed = cluster.Grains.GetGrain<IFeedGrain>(IFeedGrain.Key);
        await FaultCluster.DeactivateAsync(feed);

        var since = Stopwatch.GetTimestamp();
        await feed.PublishAsync(Change);

        Assert.True(Stopwatch.GetElapsedTime(since) >= Lease);
        since = Stopwatch.GetTimestamp();
        await feed.PublishAsync(Change);
        Assert.True(Stopwatch.GetElapsedTime(since) < Lease);
    }

    [Fact]
    public async Task ANodeThatIsBack_HoldsNoEarlierLease()
    {
        await using var cluster = await FaultCluster.StartAsync(_storage, lease: TimeSpan.FromHours(1));
        var feed = cluster.Grains.GetGrain<IFeedGrain>(IFeedGrain.Key);
        var before = await TestNode.ConnectAsync(cluster.Grains, "node");
        await FaultCluster.DeactivateAsync(feed);
        var published = feed.PublishAsync(Change);

        var after = await TestNode.ConnectAsync(cluster.Grains, "node");

        // It came before or after the change was told: in either case the change is live when it is done with it.
        if (await Task.WhenAny(published, after.Told) == after.Told)
        {
            await after.AcknowledgeAsync();
        }

        await published;
        Assert.False(await before.IsConnectedAsync());
        Assert.True(await after.IsConnectedAsync());
    }

    [Fact]
    public async Task TheOlderOfTwo_CallsNothingLiveAndGrantsNothing()
    {
        await using var first = await FaultCluster.StartAsync(_storage, lease: Lease);
        await using var second = await FaultCluster.StartAsync(_storage, lease: Lease);
        var older = first.Grains.GetGrain<IFeedGrain>(IFeedGrain.Key);
        var node = await TestNode.ConnectAsync(first.Grains, "node");

        await second.Grains.GetGrain<IFeedGrain>(IFeedGrain.Key).PublishAsync(Change);

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(async () =>
        {
            var published = older.PublishAsync(Change);
            await node.AcknowledgeAsync();
            await published;
        });
        Assert.Equal("Another activation of the feed has taken over.", fault.Message);
    }
}
