using System.Text;
using Orleans.Storage;

namespace Muster.Storage.Tests.Conformance;

/// <summary>What every grain storage that Muster offers has to do. One subclass for each provider.</summary>
public abstract partial class GrainStorageSuite
{
    protected const string State = "state";

    private readonly GrainId _grain = GrainId.Create("suite", Guid.NewGuid().ToString("N"));

    /// <summary>Two storages of different names.</summary>
    protected abstract IGrainStorage Storage { get; }

    protected abstract IGrainStorage OtherStorage { get; }

    /// <summary>Empty, or why a state is the same in storages of different names.</summary>
    protected virtual string StoragesOverlap => "";

    /// <summary>Empty, or why a state is the same for grains of different types with one key.</summary>
    protected virtual string GrainTypesOverlap => "";

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
    [InlineData(25 << 20)]
    public async Task Write_KeepsEveryByte(int size)
    {
        var payload = new byte[size];
        new Random(size).NextBytes(payload);
        await Storage.WriteStateAsync(
            State, _grain, new GrainState<StoredBytes>(new StoredBytes { Payload = payload }));

        var read = await ReadAsync(State, _grain);

        Assert.True(payload.AsSpan().SequenceEqual(read.State!.Payload));
    }

    protected GrainId Grain => _grain;

    protected static GrainState<StoredBytes> Fresh(string text) => new(Bytes(text));

    protected static StoredBytes Bytes(string text) => new() { Payload = Encoding.UTF8.GetBytes(text) };

    protected static string Text(GrainState<StoredBytes> state) => Encoding.UTF8.GetString(state.State!.Payload);

    protected static void AssertMissing(GrainState<StoredBytes> state)
    {
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.NotNull(state.State);
        Assert.Empty(state.State!.Payload);
    }

    protected static Task<InconsistentStateException> AssertConflictAsync(Func<Task> action) =>
        Assert.ThrowsAsync<InconsistentStateException>(action);

    protected async Task<GrainState<StoredBytes>> CreateAsync(string text)
    {
        var state = Fresh(text);
        await Storage.WriteStateAsync(State, _grain, state);
        return state;
    }

    protected async Task<GrainState<StoredBytes>> ReadAsync(string name, GrainId grain)
    {
        var state = new GrainState<StoredBytes>();
        await Storage.ReadStateAsync(name, grain, state);
        return state;
    }
}
