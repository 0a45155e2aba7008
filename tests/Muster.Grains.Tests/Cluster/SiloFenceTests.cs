using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Muster.Grains.Tests.Cluster;

public sealed class SiloFenceTests
{
    private static readonly SiloAddress Address = SiloAddress.New(IPAddress.Loopback, 11111, 1);
    private readonly FakeTimeProvider _time = new();
    private readonly FakeMembership _membership = new(Address);
    private readonly FenceOptions _options = new() { IsEnabled = true };
    private readonly SiloFence _fence;

    public SiloFenceTests() => _fence = new(
        new ServiceCollection().AddSingleton<IMembershipTable>(_membership).BuildServiceProvider(),
        new FakeSilo(Address),
        Options.Create(_options),
        _time,
        NullLogger<SiloFence>.Instance);

    [Fact]
    public async Task AMember_Answers_AndIsAskedForAgainOnlyWhenItsEntryIsOld()
    {
        await _fence.CheckAsync();
        await _fence.CheckAsync();
        Assert.Equal(1, _membership.Reads);

        _time.Advance(_options.RefreshAge + TimeSpan.FromMilliseconds(1));
        await _fence.CheckAsync();
        await _membership.WaitForReadAsync(2);
    }

    [Fact]
    public async Task ASiloThatWakes_ReadsItsEntryBeforeItAnswers()
    {
        await _fence.CheckAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        _membership.Close();

        var check = _fence.CheckAsync().AsTask();
        await _membership.WaitForReadAsync(2);
        Assert.False(check.IsCompleted);

        _membership.Open();
        await check;
    }

    [Fact]
    public async Task ASiloThatWasDeclaredDead_AnswersNothingEver()
    {
        var evictions = 0;
        _options.OnEvicted = () => evictions++;
        await _fence.CheckAsync();
        _membership.Status = SiloStatus.Dead;
        _time.Advance(_options.MaxAge + TimeSpan.FromMilliseconds(1));

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => _fence.CheckAsync().AsTask());
        Assert.Equal("This silo is no member of the cluster any more.", fault.Message);
        _membership.Status = SiloStatus.Active;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => _fence.CheckAsync().AsTask());
        Assert.Equal(1, evictions);
    }

    // From when the answer came, the silo would believe it for as long as it has slept.
    [Fact]
    public async Task TheAge_IsCountedFromWhenTheEntryWasAskedFor()
    {
        await _fence.CheckAsync();
        _time.Advance(_options.MaxAge + TimeSpan.FromMilliseconds(1));
        _membership.Close();
        var check = _fence.CheckAsync().AsTask();
        await _membership.WaitForReadAsync(2);
        _time.Advance(_options.MaxAge + TimeSpan.FromMilliseconds(1));
        _membership.Open();

        await check;
        Assert.Equal(3, _membership.Reads);
    }

    [Fact]
    public async Task AMembershipThatCannotBeRead_IsSaid()
    {
        _membership.Fault = new IOException("the network is down");

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => _fence.CheckAsync().AsTask());

        Assert.Equal("The cluster's membership could not be read.", fault.Message);
    }

    private sealed class FakeSilo(SiloAddress address) : ILocalSiloDetails
    {
        public string Name => "silo";

        public string ClusterId => "cluster";

        public string DnsHostName => "localhost";

        public SiloAddress SiloAddress => address;

        public SiloAddress GatewayAddress => address;
    }
}
