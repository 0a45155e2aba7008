using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Muster.Grains;

/// <summary>
/// One connection of a data-plane node: its lease, what it has not yet acknowledged, and the checks that it makes. Runs on its
/// grain's scheduler: no two of its steps run at once.
/// </summary>
internal sealed class FeedNode(string name, IFeedConnection gateway, TimeSpan lease, TimeProvider time, ILogger logger)
{
    private readonly Channel<FeedMessage> _outgoing = Channel.CreateUnbounded<FeedMessage>(new() { SingleReader = true });
    private readonly Queue<PendingNotice> _pending = new();
    private readonly Dictionary<Guid, TaskCompletionSource<CodeCheckResult>> _checks = [];
    private long _sequence;
    private long _leasedAt = time.GetTimestamp();
    private bool _isOver;

    public string Name => name;

    public TimeSpan LeaseLeft => _isOver ? TimeSpan.Zero : lease - time.GetElapsedTime(_leasedAt);

    public bool HasLease => LeaseLeft > TimeSpan.Zero;

    /// <summary>Passes messages on until the connection ends.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await _outgoing.Reader.WaitToReadAsync())
            {
                var batch = ImmutableArray.CreateBuilder<FeedMessage>();
                while (_outgoing.Reader.TryRead(out var message))
                {
                    batch.Add(message);
                }

                await gateway.DeliverAsync(batch.DrainToImmutable());
            }

            await gateway.EndAsync();
        }
#pragma warning disable CA1031 // Whatever it is: the gateway cannot be reached, and the node's lease decides what comes next.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            logger.LogWarning("Data-plane node {Node} cannot be reached by its gateway: {Reason}", name, cause.Message);
            Disconnect();
        }
    }

    /// <summary>Sends a message under the next number.</summary>
    public void Send(FeedMessage message) => _outgoing.Writer.TryWrite(message with { Sequence = ++_sequence });

    /// <summary>Completes when the node has acknowledged the notices, or serves nothing any more.</summary>
    public async Task NotifyAsync(ImmutableArray<ScriptNotice> notices)
    {
        Send(new() { Sequence = 0, Notices = notices });
        var pending = new PendingNotice(_sequence, time.GetTimestamp());
        _pending.Enqueue(pending);

        // Without a lease nobody waits. If it gets a new one from here on, the grant comes after these notices.
        var acknowledged = pending.Acknowledged.Task;
        while (!acknowledged.IsCompleted && LeaseLeft is { Ticks: > 0 } left)
        {
            await acknowledged.WaitAsync(left, time)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    public async Task<CodeCheckResult> CheckAsync(CodeCheck check, TimeSpan patience)
    {
        var result = _checks[check.Id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(new() { Sequence = 0, Check = check });
        try
        {
            return await result.Task.WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            return new() { Id = check.Id, NotChecked = "the data plane did not answer in time." };
        }
        finally
        {
            _checks.Remove(check.Id);
        }
    }

    /// <summary>Everything up to this number is in force on the node.</summary>
    public void Acknowledge(long sequence)
    {
        while (_pending.TryPeek(out var first) && first.Sequence <= sequence)
        {
            _pending.Dequeue().Acknowledged.TrySetResult();
        }
    }

    public void Take(CodeCheckResult result)
    {
        if (_checks.TryGetValue(result.Id, out var check))
        {
            check.TrySetResult(result);
        }
    }

    /// <summary>Grants a new lease. The node counts it from when it asked, which was before.</summary>
    /// <remarks>A node that cannot put a change in force for a whole lease gets none, or every write would wait for it forever.</remarks>
    public void Renew(long renewal)
    {
        if (!_isOver && (!_pending.TryPeek(out var first) || time.GetElapsedTime(first.SentAt) <= lease))
        {
            _leasedAt = time.GetTimestamp();
            Send(new() { Sequence = 0, Renewed = renewal });
        }
    }

    /// <summary>Ends the connection, or learns that it is gone; the lease is not.</summary>
    public void Disconnect()
    {
        _outgoing.Writer.TryComplete();
        foreach (var (id, check) in _checks)
        {
            check.TrySetResult(new() { Id = id, NotChecked = "the data plane went away." });
        }
    }

    public void EndLease()
    {
        _isOver = true;
        Acknowledge(long.MaxValue);
    }
}
