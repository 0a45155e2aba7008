using System.Collections.Concurrent;

namespace Muster.Grains.Tests.Policies;

/// <summary>A node of the data plane that remembers what it was told.</summary>
internal sealed class ToldScripts(IFeedGrain feed) : IFeedConnection
{
    private readonly ConcurrentQueue<string> _scripts = new();
    private readonly Guid _connection = Guid.NewGuid();

    public static async Task<ToldScripts> ConnectAsync(IGrainFactory grains)
    {
        var feed = grains.GetGrain<IFeedGrain>(IFeedGrain.Key);
        var told = new ToldScripts(feed);
        var reference = grains.CreateObjectReference<IFeedConnection>(told);
        await feed.ConnectAsync(told._connection, "node", Guid.NewGuid().ToString("N"), reference);
        return told;
    }

    public IEnumerable<string> Of(string namespaceId) => _scripts
        .Where(script => script.StartsWith(namespaceId, StringComparison.Ordinal))
        .Select(script => script[(namespaceId.Length + 1)..])
        .Order(StringComparer.Ordinal);

    public async Task DeliverAsync(ImmutableArray<FeedMessage> messages)
    {
        foreach (var notice in messages.SelectMany(message => message.Notices ?? []))
        {
            _scripts.Enqueue($"{notice.Namespace}/{notice.Script}");
        }

        await feed.ReceiveAsync(_connection, [new() { Acknowledged = messages[^1].Sequence }]);
    }

    public Task EndAsync() => Task.CompletedTask;
}
