namespace Muster.Operations.Tests;

public sealed class VerifyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestHost _host;

    public VerifyTests() => _host = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ADataKeyUnderAnEarlierMasterKey_IsNamed_AndNoProblem()
    {
        await TestStore.CreateAsync(_host);
        (_host.PreviousKeys, _host.MasterKey) = ([_host.MasterKey], Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray()));

        var (code, output, _) = await _host.RunAsync("verify");

        Assert.Equal(
            (ExitCodes.Done,
                "2 objects, 1 namespaces, 0 scripts, 0 secrets: 0 problems\n"
                + "the data key of namespace 'customers' is wrapped by an earlier master key (Muster:KeyRing:Previous)\n"),
            (code, output));
    }

    [Fact]
    public async Task ASoundStore_HasNoProblems()
    {
        await FillAsync();

        var (code, output, errors) = await _host.RunAsync("verify");

        Assert.Equal((ExitCodes.Done, ""), (code, errors));
        Assert.Equal("32 objects, 1 namespaces, 10 scripts, 0 secrets: 0 problems\n", output);
    }

    [Theory]
    [InlineData("DELETE FROM grain_state WHERE state LIKE 'c-%'", "expected code ")]
    [InlineData("DELETE FROM grain_state WHERE state LIKE 'v-%'", "expected version ")]
    [InlineData("UPDATE grain_state SET payload = zeroblob(50) WHERE state LIKE 'c-%'", "expected code ")]
    [InlineData("DELETE FROM grain_state WHERE state = 'manifest'", "expected a manifest, since scripts have versions there")]
    [InlineData("DELETE FROM grain_state WHERE state = 'namespace'", "expected a stored Namespace, found nothing")]
    [InlineData(
        "UPDATE grain_state SET payload = substr(payload, 1, length(payload) - 9) || x'7f' || substr(payload, -8) WHERE state = 'manifest'",
        "the checksum does not fit, the object is damaged.")]
    public async Task ADamage_IsFound(string damage, string message)
    {
        await FillAsync();
        Assert.True(RawDatabase.Run(_host.Database, damage) > 0);

        var (code, output, _) = await _host.RunAsync("verify");

        Assert.Equal(ExitCodes.FoundProblems, code);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongMasterKey_IsFound()
    {
        var store = await FillAsync();
        _host.MasterKey = Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]);

        var (code, output, _) = await _host.RunAsync("verify");

        Assert.Equal(ExitCodes.FoundProblems, code);
        Assert.StartsWith(
            $"data key of namespace 'customers' ({store.Space.Id}): A data key is wrapped under a master key that is not configured",
            output,
            StringComparison.Ordinal);
    }

    private async Task<TestStore> FillAsync()
    {
        var store = await TestStore.CreateAsync(_host);
        await store.PutAsync(Enumerable.Range(0, 10).Select(i => ($"w{i}", $"export default {{}} // {i}", new[] { "t" })));
        return store;
    }
}
