namespace Muster.Storage.Tests.Conformance;

/// <content>What tells one state from another.</content>
public abstract partial class GrainStorageSuite
{
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
        Assert.SkipWhen(GrainTypesOverlap.Length > 0, GrainTypesOverlap);
        var other = GrainId.Create("other", _grain.Key.ToString()!);
        await CreateAsync("mine");

        AssertMissing(await ReadAsync(State, other));
    }

    [Fact]
    public async Task Storages_OfDifferentNames_AreIndependent()
    {
        Assert.SkipWhen(StoragesOverlap.Length > 0, StoragesOverlap);
        await CreateAsync("here");
        var there = new GrainState<StoredBytes>();

        await OtherStorage.ReadStateAsync(State, _grain, there);

        AssertMissing(there);
    }
}
