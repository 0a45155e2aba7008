namespace Muster.Grains.Tests;

/// <summary>Wherever the clearing of a deleted namespace is broken off: begun again, it leaves nothing behind.</summary>
public sealed class EraseFaultTests(FaultClusterFixture fixture) : IClassFixture<FaultClusterFixture>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly StorageFault[] s_faults =
        [StorageFault.FailsBefore, StorageFault.FailsAfter, StorageFault.LateAfterTakeover, StorageFault.ConflictsAfter];

    [Fact]
    public async Task ErasingAgain_ClearsWhatABrokenErasureHasLeft()
    {
        var whole = await EraseAsync(new SingleFault(StorageFault.None, -1));
        foreach (var fault in s_faults)
        {
            for (var target = 0; target < whole; target++)
            {
                await EraseAsync(new SingleFault(fault, target)).WaitAsync(s_patience);
            }
        }
    }

    [Fact]
    public async Task ADamagedSegment_DoesNotKeepTheRestFromBeingErased()
    {
        var space = await ArrangeAsync(plan: null);
        var damaged = fixture.Storage.Objects(space.Info.Id).First(stored => stored.Name.StartsWith("s-", StringComparison.Ordinal));
        fixture.Storage.Damage(damaged.Owner, damaged.Name);
        await ForgetAsync(space);

        await EraseOnceAsync(space);

        Assert.DoesNotContain(fixture.Storage.Objects(space.Info.Id), stored => stored.Owner.Type.ToString() == "muster.catalog");
    }

    private async Task<int> EraseAsync(SingleFault plan)
    {
        var space = await ArrangeAsync(plan);
        Assert.NotEmpty(fixture.Storage.Objects(space.Info.Id));
        plan.Arm(true);
        if (!await TryEraseAsync(space))
        {
            plan.Arm(false);
            await ForgetAsync(space);
            Assert.True(await TryEraseAsync(space), "erasing again failed too");
        }

        await fixture.Cluster.Late.LandAllAsync(space.Info.Id);
        Assert.Empty(fixture.Storage.Objects(space.Info.Id));
        return plan.Seen.Count;
    }

    private async Task<TestNamespace> ArrangeAsync(FaultPlan? plan)
    {
        var space = await fixture.Cluster.CreateNamespaceAsync(plan);
        foreach (var name in new[] { "a", "b" })
        {
            var first = await space.PutAsync(name, "code 1", ["t"]);
            await space.PutAsync(name, "code 2");
            for (var step = 0; step < 2; step++)
            {
                await space.Script(name).DeployAsync(
                    new(first.Manifest.Id, "api", ImmutableSortedDictionary<string, string>.Empty), Sample.Origin());
            }
        }

        return space;
    }

    private static async Task<bool> TryEraseAsync(TestNamespace space)
    {
        try
        {
            await EraseOnceAsync(space);
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    private static async Task EraseOnceAsync(TestNamespace space)
    {
        await space.Home.EraseAsync();
        foreach (var shard in space.Shards)
        {
            await shard.EraseAsync();
        }
    }

    private static async Task ForgetAsync(TestNamespace space)
    {
        await FaultCluster.DeactivateAsync(space.Home);
        foreach (var shard in space.Shards)
        {
            await FaultCluster.DeactivateAsync(shard);
        }
    }
}
