using Muster.Storage.Sqlite;

namespace Muster.Storage.Tests;

public sealed class StateInventoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly OpenStorage _storage;

    public StateInventoryTests() => _storage = new OpenStorage(_folder.File("muster.db"));

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task List_OfAnEmptyStorage_IsEmpty() => Assert.Empty(await ListAsync(""));

    [Fact]
    public async Task List_FiltersByPrefix_InOrder()
    {
        foreach (var state in new[] { "m-2", "s-1", "m-1", "m", "M-3", "m-ü" })
        {
            await _storage.WriteAsync("a", "text", state);
        }

        Assert.Equal(["m-1", "m-2", "m-ü"], (await ListAsync("m-")).Select(state => state.StateName));
        Assert.Equal(["M-3", "m", "m-1", "m-2", "m-ü", "s-1"], (await ListAsync("")).Select(state => state.StateName));
    }

    [Fact]
    public async Task List_TellsGrainSizeAndTime()
    {
        var before = TimeProvider.System.GetUtcNow();
        await _storage.WriteAsync("key/1", new string('x', 5000));

        var state = Assert.Single(await ListAsync(""));

        Assert.Equal(GrainId.Create("document", "key/1"), state.GrainId);
        Assert.InRange(state.Size, 5000, 5200);
        Assert.InRange(state.Written, before.AddMilliseconds(-1), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task List_CrossesPages_WithoutDoubles()
    {
        await Task.WhenAll(Enumerable.Range(0, 2500).Select(i => _storage.WriteAsync($"{i}", "text")));

        var grains = (await ListAsync("st")).Select(state => state.GrainId).ToList();

        Assert.Equal(2500, grains.Count);
        Assert.Equal(2500, grains.Distinct().Count());
    }

    private async Task<List<StoredState>> ListAsync(string prefix)
    {
        var states = new List<StoredState>();
        await foreach (var state in _storage.Storage.ListAsync(prefix))
        {
            states.Add(state);
        }

        return states;
    }
}
