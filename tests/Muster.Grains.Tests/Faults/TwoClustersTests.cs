using System.Collections.Concurrent;

namespace Muster.Grains.Tests;

/// <summary>Two clusters that know nothing of each other write to one storage: each shard has two activations.</summary>
public sealed class TwoClustersTests : IAsyncLifetime
{
    private const int Clients = 4;
    private const int ChangesPerClient = 60;
    private readonly MemoryStorage _storage = new();
    private FaultCluster? _first;
    private FaultCluster? _second;

    public async ValueTask InitializeAsync()
    {
        _first = await FaultCluster.StartAsync(_storage);
        _second = await FaultCluster.StartAsync(_storage);
    }

    public async ValueTask DisposeAsync()
    {
        await _first!.DisposeAsync();
        await _second!.DisposeAsync();
    }

    [Fact]
    public async Task TheOlderActivation_AcknowledgesNothingThatTheNewerOneDoesNotSee()
    {
        var older = await _first!.CreateNamespaceAsync();
        await older.PutAsync("a", "code", ["old"]);
        var newer = older.In(_second!.Grains);

        Assert.Equal(["old"], (await newer.ShardOf("a").FindAsync("a"))!.Tags);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => TagAsync(older, "a", "late"));
        Assert.Equal(["old"], (await newer.ShardOf("a").FindAsync("a"))!.Tags);
        Assert.True((await TagAsync(newer, "a", "new")).IsSuccess);
        Assert.Equal(["old", "new"], (await older.ShardOf("a").FindAsync("a"))!.Tags);
    }

    [Fact]
    public async Task ClientsOfBoth_LoseNothing()
    {
        var spaces = new List<TestNamespace> { await _first!.CreateNamespaceAsync() };
        spaces.Add(spaces[0].In(_second!.Grains));
        var revisions = new ConcurrentBag<(int Shard, long Revision)>();
        var last = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var name = $"s{client}";
            await RepeatAsync(spaces[client % 2], (space, origin) => UploadAsync(space, name, origin));
            for (var change = 0; change < ChangesPerClient; change++)
            {
                var tag = $"t{change}";
                var row = await RepeatAsync(spaces[(client + change) % 2], (space, origin) => space.Script(name).ChangeAsync(
                    Sample.Change(CatalogChangeKind.SetTags, name, tags: [tag]) with { Origin = origin }));
                Assert.Equal([tag], row.Tags);
                revisions.Add((CatalogShards.IndexOf(name, 2), row.Revision));
                last[name] = row.Revision;
            }
        })));

        Assert.Equal(Clients * ChangesPerClient, revisions.Distinct().Count());
        foreach (var shard in spaces[0].Shards)
        {
            await FaultCluster.DeactivateAsync(shard);
        }

        foreach (var (name, revision) in last)
        {
            Assert.Equal(revision, (await spaces[0].ShardOf(name).FindAsync(name))!.Revision);
        }
    }

    private static Task<Outcome<CatalogRow>> TagAsync(TestNamespace space, string name, string tag) =>
        space.Script(name).ChangeAsync(Sample.Change(CatalogChangeKind.AddTag, name, tag));

    private static async Task<Outcome<CatalogRow>> UploadAsync(TestNamespace space, string name, ChangeOrigin origin)
    {
        var outcome = await space.PutAsync(name, await space.DraftAsync(name, "code"), origin);
        return outcome.IsSuccess ? outcome.Value.Row : outcome.Refusal;
    }

    // The clusters take the shard from each other all the time: whoever does not get an answer asks again.
    private static async Task<CatalogRow> RepeatAsync(
        TestNamespace space, Func<TestNamespace, ChangeOrigin, Task<Outcome<CatalogRow>>> request)
    {
        var origin = Sample.Origin("digest");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                return (await request(space, origin)).Value!;
            }
            catch (StorageUnavailableException)
            {
                patience.Token.ThrowIfCancellationRequested();
            }
        }
    }
}
