using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;

namespace Muster.Grains.Tests;

public sealed class ClusterFormatTests
{
    private readonly GatedStorage _storage = new();
    private readonly FakeTimeProvider _time = new(Sample.Noon);

    [Fact]
    public async Task ANewStore_GetsTheNewest()
    {
        Assert.Equal(FormatLevels.Newest, await Format().GetLevelAsync());
        Assert.Equal(["format"], _storage.Names);
    }

    [Fact]
    public async Task AnOldStore_KeepsItsLevel_UntilItIsRaised()
    {
        await StoreAsync(0);

        Assert.Equal(0, await Format().GetLevelAsync());
        Assert.Equal(FormatLevels.Newest, await Format(raises: true).GetLevelAsync());
        Assert.Equal(FormatLevels.Newest, await Format().GetLevelAsync());
    }

    [Fact]
    public async Task ALevelThatAnotherSiloHasRaised_IsLearntWithinHalfAMinute()
    {
        await StoreAsync(0);
        var format = Format();
        Assert.Equal(0, await format.GetLevelAsync());
        await Format(raises: true).GetLevelAsync();

        _time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(FormatLevels.Newest, await format.GetLevelAsync());
    }

    [Fact]
    public async Task AStoreOfANewerRelease_IsRefused()
    {
        await StoreAsync(99);

        var fault = await Assert.ThrowsAsync<CorruptObjectException>(async () => await Format().GetLevelAsync());

        Assert.Equal(
            $"muster.cluster/cluster:format: the store has format 99, this release knows up to {FormatLevels.Newest}: run a newer release.",
            fault.Message);
    }

    [Fact]
    public void ASegment_IsWrittenInTheFormatOfTheLevel() => Assert.Equal(
        [2, 3],
        new[] { 1, 2 }.Select(level => (int)CatalogSegment.Encode([Sample.Record(1, "a")], level)[5]));

    private Task<ObjectHandle> StoreAsync(int level) => new ObjectStore(_storage).CreateAsync(
        ClusterFormat.Owner,
        ClusterFormat.StateName,
        StoredJson.Encode(new FormatFlag(level), ObjectKind.Format));

    private ClusterFormat Format(bool raises = false)
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IGrainStorage>(StorageNames.Meta, _storage);
        services.AddKeyedSingleton<IGrainStorage>(StorageNames.Content, _storage);
        return new(
            new ObjectStores(services.BuildServiceProvider()),
            Options.Create(new FormatOptions { RaiseFormat = raises }),
            _time,
            NullLogger<ClusterFormat>.Instance);
    }
}
