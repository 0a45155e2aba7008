namespace Muster.Storage.Tests.Conformance;

/// <content>Clearing removes the state, and what follows starts anew.</content>
public abstract partial class GrainStorageSuite
{
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
}
