using System.Text;
using Orleans.Storage;

namespace Muster.Storage.Tests.Conformance;

/// <summary>What every grain storage that Muster offers has to do. One subclass for each provider.</summary>
public abstract class GrainStorageSuite
{
    private const string State = "state";

    private readonly GrainId _grain = GrainId.Create("suite", Guid.NewGuid().ToString("N"));

    /// <summary>Two storages of different names.</summary>
    protected abstract IGrainStorage Storage { get; }

    protected abstract IGrainStorage OtherStorage { get; }

    [Fact]
    public async Task Read_OfAMissingState_SaysSo()
    {
        var read = await ReadAsync(State, _grain);

        AssertMissing(read);
    }

    [Fact]
    public async Task Read_OfAMissingState_ReplacesWhatTheCallerHeld()
    {
        var held = new GrainState<StoredBytes>(Bytes("held"), "1") { RecordExists = true };

        await Storage.ReadStateAsync(State, _grain, held);

        AssertMissing(held);
    }

    [Fact]
    public async Task Write_ThenRead_ReturnsTheBytes()
    {
        var written = await CreateAsync("hello");

        var read = await ReadAsync(State, _grain);

        Assert.Equal("hello", Text(read));
        Assert.Equal(written.ETag, read.ETag);
        Assert.True(read.RecordExists);
    }

    [Fact]
    public async Task Write_SetsEtagAndExistence()
    {
        var written = await CreateAsync("hello");

        Assert.False(string.IsNullOrEmpty(written.ETag));
        Assert.True(written.RecordExists);
    }

    [Fact]
    public async Task Write_ChangesTheEtagEveryTime()
    {
        var state = await CreateAsync("same");
        var etags = new HashSet<string?> { state.ETag };

        for (var i = 0; i < 5; i++)
        {
            await Storage.WriteStateAsync(State, _grain, state);
            etags.Add(state.ETag);
        }

        Assert.Equal(6, etags.Count);
    }

    [Fact]
    public async Task Write_Again_ReplacesTheBytes()
    {
        var state = await CreateAsync("a long first value");
        state.State = Bytes("short");

        await Storage.WriteStateAsync(State, _grain, state);

        Assert.Equal("short", Text(await ReadAsync(State, _grain)));
    }

    [Fact]
    public async Task Write_AfterARead_Succeeds()
    {
        await CreateAsync("first");
        var read = await ReadAsync(State, _grain);
        read.State = Bytes("second");

        await Storage.WriteStateAsync(State, _grain, read);

        Assert.Equal("second", Text(await ReadAsync(State, _grain)));
    }

    [Fact]
    public async Task Write_WithoutEtagOntoAnExistingState_Conflicts()
    {
        await CreateAsync("first");

        await AssertConflictAsync(() => Storage.WriteStateAsync(State, _grain, Fresh("second")));

        Assert.Equal("first", Text(await ReadAsync(State, _grain)));
    }

    [Fact]
    public async Task Write_WithAStaleEtag_Conflicts()
    {
        var state = await CreateAsync("first");
        var stale = new GrainState<StoredBytes>(Bytes("stale"), state.ETag) { RecordExists = true };
        await Storage.WriteStateAsync(State, _grain, state);

        await AssertConflictAsync(() => Storage.WriteStateAsync(State, _grain, stale));

        Assert.Equal("first", Text(await ReadAsync(State, _grain)));
    }

    [Fact]
    public async Task Write_WithAStaleEtag_LeavesTheCallersEtag()
    {
        var state = await CreateAsync("first");
        var stale = new GrainState<StoredBytes>(Bytes("stale"), state.ETag) { RecordExists = true };
        var etag = stale.ETag;
        await Storage.WriteStateAsync(State, _grain, state);

        await AssertConflictAsync(() => Storage.WriteStateAsync(State, _grain, stale));

        Assert.Equal(etag, stale.ETag);
    }

    [Fact]
    public async Task Write_AfterAConflictAndANewRead_Succeeds()
    {
        await CreateAsync("first");
        await AssertConflictAsync(() => Storage.WriteStateAsync(State, _grain, Fresh("second")));
        var read = await ReadAsync(State, _grain);
        read.State = Bytes("second");

        await Storage.WriteStateAsync(State, _grain, read);

        Assert.Equal("second", Text(await ReadAsync(State, _grain)));
    }

    [Fact]
    public async Task Write_WithTheEtagOfAClearedState_Conflicts()
    {
        var state = await CreateAsync("first");
        var stale = new GrainState<StoredBytes>(Bytes("stale"), state.ETag) { RecordExists = true };
        await Storage.ClearStateAsync(State, _grain, state);

        await AssertConflictAsync(() => Storage.WriteStateAsync(State, _grain, stale));

        AssertMissing(await ReadAsync(State, _grain));
    }

    [Fact]
    public async Task Clear_RemovesTheState()
    {
        var state = await CreateAsync("gone");

        await Storage.ClearStateAsync(State, _grain, state);

        AssertMissing(await ReadAsync(State, _grain));
    }

    [Fact]
    public async Task Clear_LeavesTheCallerWithANewState()
    {
        var state = await CreateAsync("gone");

        await Storage.ClearStateAsync(State, _grain, state);

        AssertMissing(state);
    }

    [Fact]
    public async Task Clear_WithAStaleEtag_Conflicts()
    {
        var state = await CreateAsync("first");
        var stale = new GrainState<StoredBytes>(Bytes("stale"), state.ETag) { RecordExists = true };
        await Storage.WriteStateAsync(State, _grain, state);

        await AssertConflictAsync(() => Storage.ClearStateAsync(State, _grain, stale));

        Assert.Equal("first", Text(await ReadAsync(State, _grain)));
    }

    [Fact]
    public async Task Clear_Twice_Succeeds()
    {
        var state = await CreateAsync("gone");
        await Storage.ClearStateAsync(State, _grain, state);

        await Storage.ClearStateAsync(State, _grain, state);

        AssertMissing(state);
    }

    [Fact]
    public async Task Clear_OfAMissingState_Succeeds()
    {
        var state = new GrainState<StoredBytes>(new StoredBytes());

        await Storage.ClearStateAsync(State, _grain, state);

        AssertMissing(state);
    }

    [Fact]
    public async Task Write_AfterClear_CreatesItAnew()
    {
        var state = await CreateAsync("first");
        await Storage.ClearStateAsync(State, _grain, state);
        state.State = Bytes("second");

        await Storage.WriteStateAsync(State, _grain, state);

        Assert.Equal("second", Text(await ReadAsync(State, _grain)));
    }

    [Fact]
    public async Task Write_WithTheEtagFromBeforeARecreation_Conflicts()
    {
        var state = await CreateAsync("first");
        var stale = new GrainState<StoredBytes>(Bytes("stale"), state.ETag) { RecordExists = true };
        await Storage.ClearStateAsync(State, _grain, state);
        state.State = Bytes("second");
        await Storage.WriteStateAsync(State, _grain, state);

        Assert.NotEqual(stale.ETag, state.ETag);
        await AssertConflictAsync(() => Storage.WriteStateAsync(State, _grain, stale));
    }

    [Fact]
    public async Task Write_OfAnEmptyPayload_IsARecord()
    {
        await CreateAsync("");

        var read = await ReadAsync(State, _grain);

        Assert.True(read.RecordExists);
        Assert.Empty(read.State!.Payload);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(60_000)]
    [InlineData(8 << 20)]
    public async Task Write_KeepsEveryByte(int size)
    {
        var payload = new byte[size];
        new Random(size).NextBytes(payload);
        await Storage.WriteStateAsync(
            State, _grain, new GrainState<StoredBytes>(new StoredBytes { Payload = payload }));

        var read = await ReadAsync(State, _grain);

        Assert.True(payload.AsSpan().SequenceEqual(read.State!.Payload));
    }

    [Theory]
    [InlineData("s-1-17")]
    [InlineData("with.dots.in")]
    [InlineData("100%")]
    [InlineData("a%2Fb")]
    [InlineData("a+b c")]
    [InlineData("größe-日本-🦊")]
    [InlineData("UPPER")]
    [InlineData("it's \"quoted\"")]
    public async Task Write_TakesAnyStateName(string name)
    {
        await Storage.WriteStateAsync(name, _grain, Fresh(name));
        await Storage.WriteStateAsync("neighbour", _grain, Fresh("neighbour"));

        Assert.Equal(name, Text(await ReadAsync(name, _grain)));
    }

    [Theory]
    [InlineData("with.dots.in")]
    [InlineData("100%")]
    [InlineData("a%2Fb")]
    [InlineData("a/b")]
    [InlineData("a+b c")]
    [InlineData("größe-日本-🦊")]
    [InlineData("?query#fragment")]
    [InlineData("it's \"quoted\"")]
    public async Task Write_TakesAnyKey(string key)
    {
        var grain = GrainId.Create("suite", $"{key}-{Guid.NewGuid():N}");
        await Storage.WriteStateAsync(State, grain, Fresh(key));

        Assert.Equal(key, Text(await ReadAsync(State, grain)));
    }

    [Fact]
    public async Task StateNames_ThatDifferInCase_AreDifferent()
    {
        await Storage.WriteStateAsync("name", _grain, Fresh("lower"));
        await Storage.WriteStateAsync("NAME", _grain, Fresh("upper"));

        Assert.Equal("lower", Text(await ReadAsync("name", _grain)));
        Assert.Equal("upper", Text(await ReadAsync("NAME", _grain)));
    }

    [Fact]
    public async Task StateNames_OfOneGrain_AreIndependent()
    {
        var first = Fresh("first");
        await Storage.WriteStateAsync("one", _grain, first);
        await Storage.WriteStateAsync("two", _grain, Fresh("second"));

        await Storage.ClearStateAsync("one", _grain, first);

        AssertMissing(await ReadAsync("one", _grain));
        Assert.Equal("second", Text(await ReadAsync("two", _grain)));
    }

    [Fact]
    public async Task GrainTypes_WithOneKey_AreIndependent()
    {
        var other = GrainId.Create("other", _grain.Key.ToString()!);
        await CreateAsync("mine");

        AssertMissing(await ReadAsync(State, other));
    }

    [Fact]
    public async Task Storages_OfDifferentNames_AreIndependent()
    {
        await CreateAsync("here");
        var there = new GrainState<StoredBytes>();

        await OtherStorage.ReadStateAsync(State, _grain, there);

        AssertMissing(there);
    }

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

    protected static GrainState<StoredBytes> Fresh(string text) => new(Bytes(text));

    private static StoredBytes Bytes(string text) => new() { Payload = Encoding.UTF8.GetBytes(text) };

    private static string Text(GrainState<StoredBytes> state) => Encoding.UTF8.GetString(state.State!.Payload);

    private static void AssertMissing(GrainState<StoredBytes> state)
    {
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.NotNull(state.State);
        Assert.Empty(state.State!.Payload);
    }

    private static Task<InconsistentStateException> AssertConflictAsync(Func<Task> action) =>
        Assert.ThrowsAsync<InconsistentStateException>(action);

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

    private async Task<GrainState<StoredBytes>> CreateAsync(string text)
    {
        var state = Fresh(text);
        await Storage.WriteStateAsync(State, _grain, state);
        return state;
    }

    private async Task<GrainState<StoredBytes>> ReadAsync(string name, GrainId grain)
    {
        var state = new GrainState<StoredBytes>();
        await Storage.ReadStateAsync(name, grain, state);
        return state;
    }
}
