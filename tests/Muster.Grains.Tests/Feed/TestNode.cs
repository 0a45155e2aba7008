namespace Muster.Grains.Tests.Feed;

/// <summary>A node of the data plane that puts changes in force when the test says so.</summary>
internal sealed class TestNode(IFeedGrain feed, string name) : IFeedConnection
{
    private readonly Guid _connection = Guid.NewGuid();
    private readonly TaskCompletionSource<FeedMessage> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _leased = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first message with changes.</summary>
    public Task<FeedMessage> Told => _told.Task;

    public static async Task<TestNode> ConnectAsync(IGrainFactory grains, string name)
    {
        var feed = grains.GetGrain<IFeedGrain>(IFeedGrain.Key);
        var node = new TestNode(feed, name);
        var reference = grains.CreateObjectReference<IFeedConnection>(node);
        await feed.ConnectAsync(node._connection, node.Name, Guid.NewGuid().ToString("N"), reference);
        await feed.ReceiveAsync(node._connection, [new() { Renew = 1 }]);
        await node._leased.Task;
        return node;
    }

    public string Name => name;

    public async Task AcknowledgeAsync()
    {
        var message = await Told;
        await feed.ReceiveAsync(_connection, [new() { Acknowledged = message.Sequence }]);
    }

    /// <summary>Whether the feed still knows this connection.</summary>
    public Task<bool> IsConnectedAsync() => feed.ReceiveAsync(_connection, []);

    public Task DeliverAsync(ImmutableArray<FeedMessage> messages)
    {
        foreach (var message in messages)
        {
            if (message.Notices is not null)
            {
                _told.TrySetResult(message);
            }

            if (message.Renewed is not null)
            {
                _leased.TrySetResult();
            }
        }

        return Task.CompletedTask;
    }

    public Task EndAsync() => Task.CompletedTask;
}
