namespace Muster.Storage.Tests.Conformance;

/// <content>When two callers hold the same state: the later one hears of it.</content>
public abstract partial class GrainStorageSuite
{
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
    public async Task Clear_WithAStaleEtag_Conflicts()
    {
        var state = await CreateAsync("first");
        var stale = new GrainState<StoredBytes>(Bytes("stale"), state.ETag) { RecordExists = true };
        await Storage.WriteStateAsync(State, _grain, state);

        await AssertConflictAsync(() => Storage.ClearStateAsync(State, _grain, stale));

        Assert.Equal("first", Text(await ReadAsync(State, _grain)));
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
}
