using Orleans.Storage;

namespace Muster.Storage.Tests.Conformance;

/// <content>Many callers at once.</content>
public abstract partial class GrainStorageSuite
{
    [Fact]
    public async Task Writers_OfDistinctKeys_AllSucceed()
    {
        var grains = Enumerable.Range(0, 100).Select(i => GrainId.Create("suite", $"{_grain.Key}-{i}")).ToArray();

        await Task.WhenAll(grains.Select(grain =>
            Task.Run(() => Storage.WriteStateAsync(State, grain, Fresh(grain.ToString())))));

        foreach (var grain in grains)
        {
            Assert.Equal(grain.ToString(), Text(await ReadAsync(State, grain)));
        }
    }

    [Fact]
    public async Task FirstWriters_OfOneKey_ExactlyOneWins()
    {
        var won = await RaceAsync(i => Storage.WriteStateAsync(State, _grain, Fresh($"{i}")));

        Assert.Equal($"{Assert.Single(won)}", Text(await ReadAsync(State, _grain)));
    }

    [Fact]
    public async Task Writers_WithOneEtag_ExactlyOneWins()
    {
        var etag = (await CreateAsync("first")).ETag;

        var won = await RaceAsync(i => Storage.WriteStateAsync(
            State, _grain, new GrainState<StoredBytes>(Bytes($"{i}"), etag) { RecordExists = true }));

        Assert.Equal($"{Assert.Single(won)}", Text(await ReadAsync(State, _grain)));
    }

    [Fact]
    public async Task Clearers_WithOneEtag_ExactlyOneWins()
    {
        var etag = (await CreateAsync("first")).ETag;

        var won = await RaceAsync(_ => Storage.ClearStateAsync(
            State, _grain, new GrainState<StoredBytes>(Bytes("first"), etag) { RecordExists = true }));

        Assert.Single(won);
        AssertMissing(await ReadAsync(State, _grain));
    }

    [Fact]
    public async Task AChainOfWrites_LosesNone()
    {
        var state = await CreateAsync("0");
        for (var i = 1; i <= 50; i++)
        {
            state.State = Bytes(Text(state) + ",");
            await Storage.WriteStateAsync(State, _grain, state);
        }

        Assert.Equal("0" + new string(',', 50), Text(await ReadAsync(State, _grain)));
    }

    private static async Task<int[]> RaceAsync(Func<int, Task> attempt)
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            try
            {
                await attempt(i);
                return i;
            }
            catch (InconsistentStateException)
            {
                return -1;
            }
        })));
        return [.. won.Where(i => i >= 0)];
    }
}
