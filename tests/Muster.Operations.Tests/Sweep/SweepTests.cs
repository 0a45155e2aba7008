namespace Muster.Operations.Tests;

public sealed class SweepTests : IDisposable
{
    private static readonly TimeSpan s_twoHours = TimeSpan.FromHours(2);
    private readonly TemporaryFolder _folder = new();
    private readonly TestHost _host;

    public SweepTests() => _host = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnUploadThatWasBrokenOff_GoesAfterAnHour_AndNothingElse()
    {
        var store = await FillAsync();
        await store.StageAsync("w0", "old", s_twoHours);
        await store.StageAsync("w0", "young", TimeSpan.FromMinutes(30));
        var before = await store.ReadAsync();

        var planned = await _host.RunAsync("sweep", "--dry-run");
        var swept = await _host.RunAsync("sweep");
        var again = await _host.RunAsync("sweep");

        Assert.StartsWith("1 objects of kind Version, ", planned.Output, StringComparison.Ordinal);
        Assert.EndsWith(" to delete\n", planned.Output, StringComparison.Ordinal);
        Assert.EndsWith(" deleted\n", swept.Output, StringComparison.Ordinal);
        Assert.Equal("0 objects, 0 bytes deleted\n", again.Output);
        Assert.Equal(before, await store.ReadAsync());
        Assert.Equal(ExitCodes.Done, (await _host.RunAsync("verify")).ExitCode);
        Assert.StartsWith(
            "1 objects of kind Version, ",
            (await _host.RunAsync("sweep", "--older-than", "1m")).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeletedScript_KeepsItsDocumentsUntilItIsPurged()
    {
        var store = await FillAsync();
        await store.DeleteAsync("w2");
        await store.DeleteAsync("w3", purges: true);

        var after = await _host.RunAsync("sweep");
        var again = await _host.RunAsync("sweep");

        // Two versions with their code: w3 was uploaded twice.
        Assert.Equal("0 objects, 0 bytes deleted\n", again.Output);
        Assert.StartsWith("2 objects of kind Version, ", after.Output, StringComparison.Ordinal);
        Assert.Contains("2 objects of kind Content, ", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatADamagedShardMayNeed_IsLeftAlone()
    {
        var store = await FillAsync();
        RawDatabase.Run(_host.Database, $"DELETE FROM grain_state WHERE state = 'manifest' AND grain = '{store.ShardOf("w0")}'");

        var (code, output, _) = await _host.RunAsync("sweep");

        Assert.Equal(
            (ExitCodes.FoundProblems,
                "0 objects, 0 bytes deleted\n"
                + "1 shards or scripts were left alone, since they are damaged: see 'verify' and 'repair'\n"),
            (code, output));
    }

    [Fact]
    public async Task ANamespaceThatNoAccountHas_GoesWhole()
    {
        var store = await FillAsync();
        RawDatabase.Run(_host.Database, "UPDATE grain_state SET written = 0");
        RawDatabase.Run(_host.Database, "DELETE FROM grain_state WHERE state = 'account'");
        await TestStore.CreateAsync(_host, "another");

        await _host.RunAsync("sweep");

        Assert.Equal("2 objects, 1 namespaces, 0 scripts, 0 secrets: 0 problems\n", (await _host.RunAsync("verify")).Output);
        Assert.Empty(await store.ReadAsync());
    }

    private async Task<TestStore> FillAsync()
    {
        var store = await TestStore.CreateAsync(_host);
        foreach (var edition in (string[])["first", "second"])
        {
            await store.PutAsync(Enumerable.Range(0, 10).Select(i => ($"w{i}", $"{edition} {i}", new[] { edition })), s_twoHours);
        }

        return store;
    }
}
