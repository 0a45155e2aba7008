namespace Muster.Grains.Tests.Feed;

public sealed class FeedEpochTests
{
    private static readonly GrainId Owner = GrainId.Create("muster.feed", "cluster");
    private static readonly ImmutableHashSet<string> Nobody = [];
    private readonly MemoryStorage _storage = new();

    [Fact]
    public async Task WhoeverTookLast_IsConfirmed_AndNobodyElse()
    {
        var (first, second) = (New(), New());
        await first.TakeAsync();
        await first.ConfirmAsync();

        await second.TakeAsync();

        await second.ConfirmAsync();
        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(first.ConfirmAsync);
        Assert.Equal("Another activation of the feed has taken over.", fault.Message);
    }

    [Fact]
    public async Task NodesThatMayHoldALease_AreKnownToTheNext()
    {
        var first = New();
        Assert.Empty(await first.TakeAsync());
        await first.AddAsync("a", Nobody);
        await Task.WhenAll(first.AddAsync("b", Nobody), first.AddAsync("c", Nobody));
        await first.AddAsync("d", ImmutableHashSet.Create("a"));
        await first.ConfirmAsync();

        Assert.Equal(["b", "c", "d"], await New().TakeAsync());
    }

    [Fact]
    public async Task WhoeverIsOver_AddsNoNode()
    {
        var (first, second) = (New(), New());
        await first.TakeAsync();
        await second.TakeAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => first.AddAsync("a", Nobody));
    }

    [Fact]
    public async Task ANodeThatComesBackWhileItIsTakenOut_StaysKnown()
    {
        var storage = new GatedStorage();
        var epoch = new FeedEpoch(new ObjectStore(storage), Owner);
        await epoch.TakeAsync();
        await epoch.AddAsync("a", Nobody);

        var arrival = storage.Close();
        var others = epoch.AddAsync("b", ImmutableHashSet.Create("a"));
        await arrival;
        var back = epoch.AddAsync("a", Nobody);
        Assert.False(back.IsCompleted);
        storage.Open();
        await Task.WhenAll(others, back);

        Assert.Equal(["b", "a"], await new FeedEpoch(new ObjectStore(storage), Owner).TakeAsync());
    }

    private FeedEpoch New() => new(new ObjectStore(_storage), Owner);
}
