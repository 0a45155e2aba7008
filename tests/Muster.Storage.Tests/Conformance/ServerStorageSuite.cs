using Orleans.Storage;

namespace Muster.Storage.Tests.Conformance;

/// <summary>What a grain storage that several processes share has to do besides.</summary>
public abstract class ServerStorageSuite(ServerSilo silo) : GrainStorageSuite
{
    // How long a test waits for a server that was paused, before it says that it hangs.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    protected override IGrainStorage Storage => silo.OrSkip().Storage;

    /// <remarks>It gives up within seconds when the server does not answer.</remarks>
    protected override IGrainStorage OtherStorage => silo.OrSkip().OtherStorage;

    private IGrainStorage SecondClient => silo.OrSkip().SecondClient;

    [Fact]
    public async Task AWrite_IsReadByAnotherClient()
    {
        var written = await CreateAsync("first");

        var read = await ReadByOtherAsync();

        Assert.Equal(("first", written.ETag), (Text(read), read.ETag));
    }

    [Fact]
    public async Task AnotherClient_GoesOnFromTheEtagThatItRead()
    {
        await CreateAsync("first");
        var read = await ReadByOtherAsync();
        read.State = Bytes("second");

        await SecondClient.WriteStateAsync(State, Grain, read);

        Assert.Equal("second", Text(await ReadAsync(State, Grain)));
    }

    [Fact]
    public async Task AWrite_AfterThatOfAnotherClient_Conflicts()
    {
        var mine = await CreateAsync("first");
        var read = await ReadByOtherAsync();
        await SecondClient.WriteStateAsync(State, Grain, read);
        mine.State = Bytes("lost");

        await AssertConflictAsync(() => Storage.WriteStateAsync(State, Grain, mine));

        Assert.Equal("first", Text(await ReadAsync(State, Grain)));
    }

    [Fact]
    public async Task AWrite_AfterAnotherClientCleared_Conflicts()
    {
        var mine = await CreateAsync("first");
        await SecondClient.ClearStateAsync(State, Grain, await ReadByOtherAsync());

        await AssertConflictAsync(() => Storage.WriteStateAsync(State, Grain, mine));

        AssertMissing(await ReadAsync(State, Grain));
    }

    [Fact]
    public async Task TwoClients_ThatCreateOneState_ExactlyOneSucceeds()
    {
        for (var round = 0; round < 20; round++)
        {
            var grain = GrainId.Create("suite", $"{Grain.Key}-{round}");

            var won = await Task.WhenAll(
                SucceedsAsync(() => Storage.WriteStateAsync(State, grain, Fresh("mine"))),
                SucceedsAsync(() => SecondClient.WriteStateAsync(State, grain, Fresh("theirs"))));

            Assert.True(won[0] ^ won[1], $"Round {round}: mine {won[0]}, theirs {won[1]}.");
            Assert.Equal(won[0] ? "mine" : "theirs", Text(await ReadAsync(State, grain)));
        }
    }

    [Fact]
    public async Task TwoClients_ThatAddToOneState_LoseNothing()
    {
        await CreateAsync("");

        await Task.WhenAll(AppendAsync(Storage, 'a', 25), AppendAsync(SecondClient, 'b', 25));

        var all = Text(await ReadAsync(State, Grain));
        Assert.Equal((25, 25), (all.Count(letter => letter == 'a'), all.Count(letter => letter == 'b')));
    }

    [Fact]
    public async Task AWrite_ThatTheServerDoesNotAnswer_Fails_AndIsWholeOrNotThere()
    {
        var impatient = OtherStorage;
        await UntilAnsweredAsync(impatient);
        var state = Fresh("before");
        await impatient.WriteStateAsync(State, Grain, state);
        state.State = Bytes("after");

        var fault = await WhilePausedAsync(() => impatient.WriteStateAsync(State, Grain, state));

        // A conflict would say that nothing was written, which nobody knows.
        Assert.NotNull(fault);
        Assert.IsNotType<InconsistentStateException>(fault);
        var read = await UntilAnsweredAsync(impatient);
        Assert.Contains(Text(read), (string[])["before", "after"]);
        read.State = Bytes("next");
        await impatient.WriteStateAsync(State, Grain, read);
    }

    [Fact]
    public async Task ARead_ThatTheServerDoesNotAnswer_Fails()
    {
        var impatient = OtherStorage;
        await UntilAnsweredAsync(impatient);
        await impatient.WriteStateAsync(State, Grain, Fresh("there"));

        var fault = await WhilePausedAsync(
            () => impatient.ReadStateAsync(State, Grain, new GrainState<StoredBytes>()));

        Assert.NotNull(fault);
        Assert.Equal("there", Text(await UntilAnsweredAsync(impatient)));
    }

    private static async Task<bool> SucceedsAsync(Func<Task> write)
    {
        try
        {
            await Task.Run(write);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private async Task AppendAsync(IGrainStorage storage, char letter, int count)
    {
        while (count > 0)
        {
            var state = new GrainState<StoredBytes>();
            await storage.ReadStateAsync(State, Grain, state);
            state.State = Bytes(Text(state) + letter);
            count -= await SucceedsAsync(() => storage.WriteStateAsync(State, Grain, state)) ? 1 : 0;
        }
    }

    private async Task<Exception?> WhilePausedAsync(Func<Task> operation)
    {
        await silo.PauseAsync();
        try
        {
            return await Record.ExceptionAsync(() => operation().WaitAsync(s_patience));
        }
        finally
        {
            await silo.ResumeAsync();
        }
    }

    // Connections that were in use when the server hung, in this test or one before, may still be broken.
    private async Task<GrainState<StoredBytes>> UntilAnsweredAsync(IGrainStorage storage)
    {
        for (var attempt = 1; ; attempt++)
        {
            var state = new GrainState<StoredBytes>();
            if (await Record.ExceptionAsync(() => storage.ReadStateAsync(State, Grain, state)) is not { } fault)
            {
                return state;
            }

            Assert.True(attempt < 10, $"It still fails after {attempt} attempts: {fault}");
        }
    }

    private async Task<GrainState<StoredBytes>> ReadByOtherAsync()
    {
        var state = new GrainState<StoredBytes>();
        await SecondClient.ReadStateAsync(State, Grain, state);
        return state;
    }
}
