using CsCheck;

namespace Muster.Grains.Tests;

public sealed class CatalogGrainTests(ClusterFixture cluster)
{
    private static readonly string[] Tags = ["a", "b", "c"];

    [Fact]
    public async Task ConcurrentAdds_LoseNoTag()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.PutAsync("s", "code");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            space.Script("s").ChangeAsync(Sample.Change(CatalogChangeKind.AddTag, "s", $"t{i}"))));

        Assert.Equal(8, (await space.ShardOf("s").FindAsync("s"))!.Tags.Length);
    }

    [Fact]
    public async Task List_PagesThroughEverythingOnce()
    {
        var space = await cluster.CreateNamespaceAsync();
        var names = Enumerable.Range(0, 60).Select(i => $"n{i}").Order(StringComparer.Ordinal).ToList();
        await Task.WhenAll(names.Select(name => space.PutAsync(name, "code")));

        var seen = new List<string>();
        foreach (var shard in space.Shards)
        {
            CatalogPage page;
            string? after = null;
            do
            {
                page = await shard.ListAsync(new() { After = after, Limit = 2 });
                seen.AddRange(page.Rows.Select(row => row.Name));
                after = seen.LastOrDefault();
            }
            while (page.HasMore);
        }

        Assert.Equal(names, seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task DeleteMatching_ReportsWhatItDeleted_AlsoToARepeatedRequest()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.PutAsync("one", "code", ["gone"]);
        await space.PutAsync("two", "code", ["stays"]);
        var origin = Sample.Origin("digest");

        var first = await Task.WhenAll(space.Shards.Select(shard => shard.DeleteMatchingAsync("gone:yes", origin, purges: false)));
        await space.PutAsync("one", "again", ["gone"]);
        var again = await Task.WhenAll(space.Shards.Select(shard => shard.DeleteMatchingAsync("gone:yes", origin, purges: false)));

        Assert.Equal(["one"], first.SelectMany(report => report.Deleted).Select(row => row.Name));
        Assert.Equal(["one"], again.SelectMany(report => report.Deleted).Select(row => row.Name));
        Assert.Equal(["one", "two"], await space.NamesAsync());
    }

    [Fact]
    public async Task ADeletedNamespace_RefusesWhatComesLate_AndItsNameStartsAfresh()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.PutAsync("a", "code");
        var draft = await space.DraftAsync("a", "late");
        await space.Account.DeleteNamespaceAsync("test", Sample.Origin());

        await RefusedAsync(space, "b", draft);
        var again = await space.Account.CreateNamespaceAsync("test", Sample.Origin());

        Assert.Equal(0, await space.ShardOf("b").CountAsync(null));
        Assert.NotEqual(space.Info.Id, again.Value!.Id);
    }

    // Random operations by several writers at once, each on names of its own, against a dictionary; with restarts between.
    [Fact]
    public async Task RandomOperations_AgreeWithAModel()
    {
        var space = await cluster.CreateNamespaceAsync();
        var seeds = Gen.Int[0, int.MaxValue].Array[6].Single();
        var models = seeds.Select(_ => new Dictionary<string, string[]>(StringComparer.Ordinal)).ToArray();
        for (var round = 0; round < 4; round++)
        {
            var start = round;
            await Task.WhenAll(seeds.Select((seed, writer) => Task.Run(() =>
                WriteAsync(space, models[writer], new Random(seed + start), writer))));
            await cluster.ForgetActivationsAsync();
            await AgreeAsync(space, models.SelectMany(model => model).ToDictionary(StringComparer.Ordinal), seeds);
        }
    }

    private static async Task WriteAsync(TestNamespace space, Dictionary<string, string[]> model, Random random, int writer)
    {
        for (var step = 0; step < 40; step++)
        {
            var name = $"w{writer}-{random.Next(5)}";
            var tag = Tags[random.Next(Tags.Length)];
            switch (random.Next(4))
            {
                case 0:
                    var tags = Tags.Where(_ => random.Next(2) == 0).ToArray();
                    await space.PutAsync(name, $"code {step}", tags);
                    model[name] = tags;
                    break;
                case 1:
                    await space.Script(name).ChangeAsync(Sample.Change(CatalogChangeKind.Delete, name));
                    model.Remove(name);
                    break;
                case 2 when model.TryGetValue(name, out var had):
                    await space.Script(name).ChangeAsync(Sample.Change(CatalogChangeKind.AddTag, name, tag));
                    model[name] = [.. had.Union([tag])];
                    break;
                case 3 when model.TryGetValue(name, out var had):
                    await space.Script(name).ChangeAsync(Sample.Change(CatalogChangeKind.RemoveTag, name, tag));
                    model[name] = [.. had.Except([tag])];
                    break;
            }
        }
    }

    private static async Task AgreeAsync(TestNamespace space, Dictionary<string, string[]> model, int[] seeds)
    {
        var context = $"seeds {string.Join(',', seeds)}";
        Assert.True(model.Keys.Order(StringComparer.Ordinal).SequenceEqual(await space.NamesAsync()), context);
        foreach (var tag in Tags)
        {
            var expected = model.Where(pair => pair.Value.Contains(tag)).Select(pair => pair.Key);
            var counts = await Task.WhenAll(space.Shards.Select(shard => shard.CountAsync($"{tag}:yes")));
            Assert.True(
                expected.Order(StringComparer.Ordinal).SequenceEqual(await space.NamesAsync($"{tag}:yes")),
                context);
            Assert.True(expected.Count() == counts.Sum(), context);
        }
    }

    // Until the shard is cleared it may take a late writer's version, which is then cleared with the rest.
    private static async Task RefusedAsync(TestNamespace space, string name, VersionDraft draft)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await space.PutAsync(name, draft)).Refusal?.Code != ErrorCodes.NamespaceNotFound)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
