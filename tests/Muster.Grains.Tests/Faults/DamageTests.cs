namespace Muster.Grains.Tests;

/// <summary>What a damaged object takes down, and what it does not.</summary>
public sealed class DamageTests(FaultClusterFixture fixture) : IClassFixture<FaultClusterFixture>
{
    [Theory]
    [InlineData("manifest", "the checksum does not fit, the object is damaged.")]
    [InlineData("s-1-1", "this is not the segment that the manifest names.")]
    public async Task ADamagedObject_TakesOutItsShardAlone_AndIsNamed(string name, string explanation)
    {
        var space = await fixture.Cluster.CreateNamespaceAsync();
        var (here, there) = (NamesOf(space, shard: 0), NamesOf(space, shard: 1));
        foreach (var script in here.Concat(there))
        {
            await space.PutAsync(script, "code");
        }

        var shard = GrainId.Create("muster.catalog", CatalogShards.GrainKey(space.Info.Id, 0));
        Assert.Contains(fixture.Storage.Objects(space.Info.Id), stored => stored.Owner == shard && stored.Name == name);
        fixture.Storage.Damage(shard, name);
        await FaultCluster.DeactivateAsync(space.Shard(0));

        var fault = await Assert.ThrowsAsync<CorruptObjectException>(() => space.Shard(0).CountAsync(null));
        Assert.Equal($"muster.catalog/{space.Info.Id}/0:{name}: {explanation}", fault.Message);
        Assert.Equal(there.Count, await space.Shard(1).CountAsync(null));
        await space.PutAsync(there[0], "still written to");
    }

    // So many that they spill into one segment.
    private static List<string> NamesOf(TestNamespace space, int shard) =>
    [
        .. Enumerable.Range(0, 100)
            .Select(i => $"n{i}")
            .Where(name => CatalogShards.IndexOf(name, space.Info.ShardCount) == shard)
            .Take(4),
    ];
}
