using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Muster.Grains.Tests.Feed;

public sealed class FeedNodeTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);
    private static readonly ImmutableArray<ScriptNotice> Notices = [new("space", "s", null)];
    private readonly FakeTimeProvider _time = new();
    private readonly RecordingConnection _gateway = new();
    private readonly FeedNode _node;

    public FeedNodeTests() => _node = new("node", _gateway, Lease, _time, NullLogger.Instance);

    [Fact]
    public async Task Notices_AreInForce_WhenAllUpToThemIsAcknowledged()
    {
        var (first, second) = (_node.NotifyAsync(Notices), _node.NotifyAsync(Notices));
        _node.Acknowledge(1);
        await first;
        Assert.False(second.IsCompleted);
        _node.Acknowledge(2);
        await second;
    }

    [Fact]
    public async Task ANodeThatSaysNothing_IsWaitedForUntilItsLeaseIsOver()
    {
        var told = _node.NotifyAsync(Notices);
        _time.Advance(Lease - TimeSpan.FromTicks(1));
        Assert.False(told.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await told;
        await _node.NotifyAsync(Notices);
    }

    [Fact]
    public async Task ANodeThatPutsNothingInForceForALease_GetsNoNewOne()
    {
        var told = _node.NotifyAsync(Notices);
        _time.Advance(Lease - TimeSpan.FromSeconds(1));
        _node.Renew(1);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(told.IsCompleted);
        _node.Renew(2);
        _time.Advance(TimeSpan.FromSeconds(1));
        await told;
        Assert.False(_node.HasLease);

        _node.Acknowledge(1);
        _node.Renew(3);
        Assert.True(_node.HasLease);
        Assert.Equal([1, 3], await RenewalsAsync());
    }

    [Fact]
    public async Task ANodeWhoseLeaseHasEnded_HoldsUpNobody_AndGetsNoNewOne()
    {
        var told = _node.NotifyAsync(Notices);
        _node.EndLease();
        await told;
        _node.Renew(1);
        Assert.False(_node.HasLease);
    }

    [Fact]
    public async Task AGatewayThatCannotBeReached_EndsTheConnection_NotTheLease()
    {
        _gateway.Fault = new TimeoutException();
        _node.Send(new() { Sequence = 0, Renewed = 1 });
        await _node.RunAsync();
        Assert.True(_node.HasLease);
    }

    private async Task<IEnumerable<long>> RenewalsAsync()
    {
        _node.Disconnect();
        await _node.RunAsync();
        return _gateway.Messages.Select(message => message.Renewed).OfType<long>();
    }
}
