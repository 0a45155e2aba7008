namespace Muster.Operations.Tests;

public sealed class RepairTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestHost _host;

    public RepairTests() => _host = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("DELETE FROM grain_state WHERE state LIKE 's-%'", "is gone (61 records)")]
    [InlineData("UPDATE grain_state SET payload = zeroblob(99) WHERE state LIKE 's-%'", "is damaged (61 records)")]
    [InlineData("DELETE FROM grain_state WHERE state = 'manifest'", "its manifest is gone")]
    [InlineData("UPDATE grain_state SET payload = zeroblob(99) WHERE state = 'manifest'", "damaged: manifest")]
    [InlineData("DELETE FROM grain_state WHERE state = 'manifest' OR state LIKE 's-%'", "its manifest is gone")]
    public async Task ALostShard_ComesBackFromWhatIsLeft(string damage, string description)
    {
        var store = await FillAsync();
        var before = await store.ReadAsync();
        RawDatabase.Run(_host.Database, damage);

        var planned = await _host.RunAsync("repair");
        Assert.Equal(ExitCodes.FoundProblems, (await _host.RunAsync("verify")).ExitCode);
        var applied = await _host.RunAsync("repair", "--apply");

        Assert.Equal(ExitCodes.FoundProblems, planned.ExitCode);
        Assert.Contains($"of namespace 'customers': ", planned.Output, StringComparison.Ordinal);
        Assert.Contains(description, planned.Output, StringComparison.Ordinal);
        Assert.Contains("  not known: scripts that were deleted between ", planned.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Done, ""), (applied.ExitCode, applied.Errors));
        Assert.Equal(before, await store.ReadAsync());
        Assert.Equal(ExitCodes.Done, (await _host.RunAsync("verify")).ExitCode);
        Assert.Equal(
            (ExitCodes.Done, "Every shard loads: there is nothing to repair.\n", ""),
            await _host.RunAsync("repair"));
    }

    [Fact]
    public async Task ADamagedObject_IsPutAside()
    {
        await FillAsync();
        RawDatabase.Run(_host.Database, "UPDATE grain_state SET payload = zeroblob(99) WHERE state LIKE 's-%'");

        await _host.RunAsync("repair", "--apply");

        Assert.Contains("1 objects lie aside since a repair\n", (await _host.RunAsync("verify")).Output, StringComparison.Ordinal);
        Assert.Equal(1, RawDatabase.Run(
            _host.Database,
            "UPDATE grain_state SET written = 0 WHERE state LIKE 'aside-%-s-%' AND payload = zeroblob(99)"));
    }

    [Fact]
    public async Task ADeletionThatIsOnRecord_Stays()
    {
        var store = await FillAsync();
        await store.DeleteAsync(Names()[0]);
        var before = await store.ReadAsync();
        RawDatabase.Run(_host.Database, "DELETE FROM grain_state WHERE state LIKE 's-%'");

        await _host.RunAsync("repair", "--apply");

        Assert.Equal(before, await store.ReadAsync());
    }

    // Of an upload that was never committed there is a version too.
    [Fact]
    public async Task AVersionOlderThanWhatIsLost_MakesNoScript()
    {
        var store = await FillAsync();
        await store.StageAsync(Names(71)[70], "never committed", TimeSpan.FromHours(2));
        var before = await store.ReadAsync();
        await store.PutAsync(Names().Select(name => (name, "third", new[] { "third" })));
        RawDatabase.Run(
            _host.Database,
            "DELETE FROM grain_state WHERE id = (SELECT max(id) FROM grain_state WHERE state LIKE 's-%')");

        await _host.RunAsync("repair", "--apply");

        Assert.Equal(before.Count, (await store.ReadAsync()).Count);
        Assert.All(await store.ReadAsync(), line => Assert.Contains("[third] third", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task APlan_ChangesNothing()
    {
        await FillAsync();
        RawDatabase.Run(_host.Database, "DELETE FROM grain_state WHERE state LIKE 's-%'");
        var before = await _host.RunAsync("verify");

        await _host.RunAsync("repair", "--dry-run");

        Assert.Equal(before, await _host.RunAsync("verify"));
    }

    // All in one shard, so that its tail overflows into a segment.
    private static List<string> Names(int count = 70) =>
        [.. Enumerable.Range(0, 5_000).Select(i => $"w{i}").Where(name => CatalogShards.IndexOf(name, 16) == 3).Take(count)];

    private async Task<TestStore> FillAsync()
    {
        var store = await TestStore.CreateAsync(_host);
        await store.PutAsync(Names().Select(name => (name, "first", new[] { "first", name })));
        return store;
    }
}
