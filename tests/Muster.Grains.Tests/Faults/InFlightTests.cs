namespace Muster.Grains.Tests;

/// <summary>Answers that rest on changes which are still on their way to storage.</summary>
public sealed class InFlightTests(FaultClusterFixture fixture) : IClassFixture<FaultClusterFixture>
{
    private readonly Gate _gate = new();

    [Fact]
    public async Task OfConcurrentConditionalWrites_ExactlyOneSucceeds()
    {
        var space = await ArrangeAsync();
        var revision = (await space.ShardOf("a").FindAsync("a"))!.Revision;
        var arrival = _gate.Close();
        var first = Write(0);
        await arrival;
        var others = Enumerable.Range(1, 30).Select(Write).ToList();
        await PassedAsync(space);
        Assert.All(others.Append(first), write => Assert.False(write.IsCompleted));

        _gate.Open();
        var outcomes = await Task.WhenAll(others.Prepend(first));

        Assert.True(outcomes[0].IsSuccess);
        Assert.All(outcomes[1..], outcome => Assert.Equal(ErrorCodes.PreconditionFailed, outcome.Refusal?.Code));
        Assert.Equal(["writer0"], (await space.ShardOf("a").FindAsync("a"))!.Tags);

        Task<Outcome<CatalogRow>> Write(int writer) => space.Script("a").ChangeAsync(
            Sample.Change(CatalogChangeKind.SetTags, "a", tags: [$"writer{writer}"]) with { ExpectedRevision = revision });
    }

    [Fact]
    public async Task ARefusal_WaitsForTheChangeThatItRestsOn()
    {
        var space = await ArrangeAsync();
        var (deletion, refusal) = await DeleteAndTagAsync(space);
        Assert.False(refusal.IsCompleted);
        Assert.NotNull(await space.ShardOf("a").FindAsync("a"));

        _gate.Open();

        Assert.True((await deletion).IsSuccess);
        Assert.Equal(ErrorCodes.NamespaceScriptNotFound, (await refusal).Refusal?.Code);
        Assert.Null(await space.ShardOf("a").FindAsync("a"));
    }

    [Fact]
    public async Task ARefusal_ThatRestsOnAFailedChange_IsNone()
    {
        var space = await ArrangeAsync();
        var (deletion, refusal) = await DeleteAndTagAsync(space);

        _gate.Open(StorageFault.FailsBefore);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => deletion);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => refusal);
        Assert.NotNull(await space.ShardOf("a").FindAsync("a"));
    }

    [Fact]
    public async Task AWriteForWhichThereIsNoRoom_IsForgotten_AndReadsAndLaterWritesGoOn()
    {
        var space = await ArrangeAsync();
        var (deletion, refusal) = await DeleteAndTagAsync(space);

        _gate.Open(StorageFault.HasNoRoom);

        Assert.True((await Assert.ThrowsAsync<StorageUnavailableException>(() => deletion)).StoredNothing);
        Assert.True((await Assert.ThrowsAsync<StorageUnavailableException>(() => refusal)).StoredNothing);
        Assert.Empty((await space.ShardOf("a").FindAsync("a"))!.Tags);
        var later = await space.Script("a").ChangeAsync(Sample.Change(CatalogChangeKind.AddTag, "a", "later"));
        Assert.True(later.IsSuccess);
        Assert.Equal(["later"], (await space.ShardOf("a").FindAsync("a"))!.Tags);
    }

    [Fact]
    public async Task AReusedRequestId_IsRefusedOnlyOnceTheFirstRequestIsDurable()
    {
        var space = await ArrangeAsync();
        var origin = Sample.Origin("one digest");
        var arrival = _gate.Close();
        var first = space.Script("a").ChangeAsync(Sample.Change(CatalogChangeKind.AddTag, "a", "t") with { Origin = origin });
        await arrival;
        var reuse = space.ShardOf("a").FindReuseAsync(origin with { RequestDigest = "another" });
        await PassedAsync(space);
        Assert.False(reuse.IsCompleted);

        _gate.Open(StorageFault.FailsBefore);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => first);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => reuse);
    }

    // It would take down everybody who writes to the same shard at that moment.
    [Fact]
    public async Task AHashThatIsNone_HarmsNobodyElse()
    {
        var space = await ArrangeAsync();
        var arrival = _gate.Close();
        var other = space.Script("a").ChangeAsync(Sample.Change(CatalogChangeKind.AddTag, "a", "t"));
        await arrival;

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => space.ShardOf("a").CommitAsync(Sample.Put("a") with { ContentHash = "no hash" }));
        _gate.Open();

        Assert.True((await other).IsSuccess);
    }

    private async Task<TestNamespace> ArrangeAsync()
    {
        var space = await fixture.Cluster.CreateNamespaceAsync(_gate);
        await space.PutAsync("a", "code");
        return space;
    }

    private async Task<(Task<Outcome<CatalogRow>> Deletion, Task<Outcome<CatalogRow>> Refusal)> DeleteAndTagAsync(TestNamespace space)
    {
        var arrival = _gate.Close();
        var deletion = space.Script("a").ChangeAsync(Sample.Change(CatalogChangeKind.Delete, "a"));
        await arrival;
        var refusal = space.Script("a").ChangeAsync(Sample.Change(CatalogChangeKind.AddTag, "a", "t"));
        await PassedAsync(space);
        return (deletion, refusal);
    }

    // Messages keep their order on the way through the script to its shard, so what was sent before has arrived.
    private static async Task PassedAsync(TestNamespace space) => await space.Script("a").GetAsync();
}
