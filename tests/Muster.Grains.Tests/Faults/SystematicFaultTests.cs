namespace Muster.Grains.Tests;

/// <summary>
/// Every storage operation of every protocol is hit by every fault. What was acknowledged is there, what was not is there
/// whole or not at all, and the repeated request gets the answer that it would have got.
/// </summary>
public sealed class SystematicFaultTests(FaultClusterFixture fixture, ITestOutputHelper output) : IClassFixture<FaultClusterFixture>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly StorageFault[] s_faults = [.. Enum.GetValues<StorageFault>().Where(fault => fault != StorageFault.None)];

    public static TheoryData<string> Names => [.. Protocols.All.Select(protocol => protocol.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EveryFaultAtEveryOperation_IsSurvived(string name)
    {
        var protocol = Protocols.All.Single(found => found.Name == name);
        var expected = await WithoutFaultsAsync(protocol);
        var operations = await CountAsync(protocol);

        var cases = Enumerable.Range(0, operations).SelectMany(_ => s_faults, (target, fault) => (target, fault));
        var failures = new List<string>();
        foreach (var (target, fault) in cases)
        {
            try
            {
                await RunAsync(protocol, new SingleFault(fault, target), expected).WaitAsync(s_patience);
            }
            catch (Exception failure)
            {
                failures.Add($"{name}: {fault} at operation {target}: {failure.Message}");
            }
        }

        output.WriteLine($"{name}: {operations} operations, {operations * s_faults.Length} faults");
        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n{string.Join('\n', failures.Take(20))}");
    }

    /// <summary>What is to be seen before the first step and after each.</summary>
    private async Task<List<IReadOnlyList<string>>> WithoutFaultsAsync(Protocol protocol)
    {
        var space = await fixture.Cluster.CreateNamespaceAsync();
        await protocol.Arrange(space);
        var seen = new List<IReadOnlyList<string>> { await Snapshot.TakeAsync(space) };
        foreach (var step in protocol.Steps)
        {
            Assert.Null(await step(space, Sample.Origin("digest")));
            seen.Add(await Snapshot.TakeAsync(space));
        }

        return seen;
    }

    private async Task<int> CountAsync(Protocol protocol)
    {
        var plan = new SingleFault(StorageFault.None, -1);
        var space = await ArrangeAsync(protocol, plan);
        plan.Arm(true);
        foreach (var step in protocol.Steps)
        {
            await CallAsync(space, () => step(space, Sample.Origin("digest")));
        }

        return plan.Seen.Count;
    }

    // The steps begin with nothing active, so that what an activation reads and writes is hit as well.
    private async Task<TestNamespace> ArrangeAsync(Protocol protocol, SingleFault plan)
    {
        var space = await fixture.Cluster.CreateNamespaceAsync(plan);
        await protocol.Arrange(space);
        await ForgetAsync(space);
        return space;
    }

    private async Task RunAsync(Protocol protocol, SingleFault plan, List<IReadOnlyList<string>> expected)
    {
        var space = await ArrangeAsync(protocol, plan);
        plan.Arm(true);
        for (var step = 0; step < protocol.Steps.Length; step++)
        {
            var origin = Sample.Origin("digest");
            var request = TryAsync(space, () => protocol.Steps[step](space, origin));
            if (plan.Fault == StorageFault.Slow)
            {
                await AskMeanwhileAsync(space, plan, request);
            }

            if (await request)
            {
                continue;
            }

            plan.Arm(false);
            await ForgetAsync(space);
            var settled = await Snapshot.TakeAsync(space);
            AssertWhole(expected[step], expected[step + 1], settled);
            await fixture.Cluster.Late.LandAllAsync(space.Info.Id);
            await fixture.Cluster.Late.LandAllAsync(space.Account.GetPrimaryKeyString());
            await ForgetAsync(space);
            Assert.Equal(settled, await Snapshot.TakeAsync(space));

            Assert.True(await TryAsync(space, () => protocol.Steps[step](space, origin)), "the repeated request failed too");
            Assert.Equal(expected[step + 1], await Snapshot.TakeAsync(space));
        }

        plan.Arm(false);
        Assert.Equal(expected[^1], await Snapshot.TakeAsync(space));
        await ForgetAsync(space);
        Assert.Equal(expected[^1], await Snapshot.TakeAsync(space));
        await space.Retention.SweepAsync();
        Assert.DoesNotContain(
            fixture.Storage.Objects(space.Info.Id),
            stored => protocol.Gone.Any(name => stored.Owner.Key.ToString() == space.Script(name).GetPrimaryKeyString()));
    }

    // Whoever asks while the storage is slow is answered, at the latest when it is through.
    private static async Task AskMeanwhileAsync(TestNamespace space, SingleFault plan, Task request)
    {
        await Task.WhenAny(plan.Arrival, request);
        var reader = space.NamesAsync();
        plan.Release();
        await reader;
    }

    /// <summary>False when the outcome is not known. Only the errors that the gateway answers with 503 may say so.</summary>
    private static async Task<bool> TryAsync(TestNamespace space, Func<Task<Refusal?>> request)
    {
        try
        {
            var refusal = await CallAsync(space, request);
            Assert.True(refusal is null, $"refused: {refusal?.Message}");
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    private static async Task<Refusal?> CallAsync(TestNamespace space, Func<Task<Refusal?>> request)
    {
        RequestContext.Set(FaultPlans.ContextKey, space.Info.Id);
        return await request();
    }

    private static async Task ForgetAsync(TestNamespace space)
    {
        await FaultCluster.DeactivateAsync(space.Account);
        await FaultCluster.DeactivateAsync(space.Home);
        foreach (var shard in space.Shards)
        {
            await FaultCluster.DeactivateAsync(shard);
        }

        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            await FaultCluster.DeactivateAsync(space.Script(name));
        }
    }

    // By line: a deletion by filter is atomic for each script, everything else changes one line.
    private static void AssertWhole(IReadOnlyList<string> before, IReadOnlyList<string> after, IReadOnlyList<string> seen)
    {
        Assert.All(seen, line => Assert.True(before.Contains(line) || after.Contains(line), $"half of it: {line}"));
        Assert.All(before.Intersect(after), line => Assert.Contains(line, seen));
    }
}
