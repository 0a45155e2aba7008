using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Muster.Gateway;

/// <summary>One connected agent: its lease, what it has not yet acknowledged, and the checks that it makes.</summary>
internal sealed class FeedAgent(long number, TimeSpan lease, long askedAt, TimeProvider time)
{
    private readonly Channel<FeedMessage> _outgoing = Channel.CreateUnbounded<FeedMessage>(new() { SingleReader = true });
    private readonly SortedDictionary<long, PendingNotice> _pending = [];
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<CodeCheckResult>> _checks = new();
    private readonly Lock _gate = new();
    private long _sequence;
    private long _leasedAt = askedAt;
    private bool _isOver;

    public long Number => number;

    public ChannelReader<FeedMessage> Outgoing => _outgoing.Reader;

    public TimeSpan LeaseLeft => Volatile.Read(ref _isOver)
        ? TimeSpan.Zero
        : lease - time.GetElapsedTime(Volatile.Read(ref _leasedAt));

    public bool HasLease => LeaseLeft > TimeSpan.Zero;

    /// <summary>Sends a message under the next number.</summary>
    public void Send(FeedMessage message)
    {
        lock (_gate)
        {
            _outgoing.Writer.TryWrite(message with { Sequence = ++_sequence });
        }
    }

    /// <summary>Completes when the agent has acknowledged the notices, or serves nothing any more.</summary>
    public async Task NotifyAsync(ImmutableArray<ScriptNotice> notices)
    {
        var pending = new PendingNotice(time.GetTimestamp());
        lock (_gate)
        {
            _pending.Add(++_sequence, pending);
            _outgoing.Writer.TryWrite(new() { Sequence = _sequence, Notices = notices });
        }

        // Without a lease nobody waits. If it gets a new one from here on, the grant comes after these notices.
        var acknowledged = pending.Acknowledged.Task;
        while (!acknowledged.IsCompleted && LeaseLeft is { Ticks: > 0 } left)
        {
            await acknowledged.WaitAsync(left, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task<CodeCheckResult> CheckAsync(CodeCheck check, TimeSpan timeout, CancellationToken cancellation)
    {
        var result = _checks[check.Id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(new() { Sequence = 0, Check = check });
        try
        {
            return await result.Task.WaitAsync(timeout, time, cancellation);
        }
        catch (TimeoutException)
        {
            return new() { Id = check.Id, NotChecked = "the data plane did not answer in time." };
        }
        finally
        {
            _checks.TryRemove(check.Id, out _);
        }
    }

    /// <summary>Takes in what the agent said.</summary>
    public void Receive(FeedReply reply)
    {
        if (reply.Acknowledged is { } sequence)
        {
            Acknowledge(sequence);
        }

        if (reply.Checked is { } result && _checks.TryGetValue(result.Id, out var check))
        {
            check.TrySetResult(result);
        }

        if (reply.Renew is { } renewal)
        {
            Renew(renewal);
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
        Volatile.Write(ref _isOver, true);
        Acknowledge(long.MaxValue);
    }

    private void Acknowledge(long sequence)
    {
        lock (_gate)
        {
            while (_pending.Count > 0 && _pending.First() is var (first, pending) && first <= sequence)
            {
                _pending.Remove(first);
                pending.Acknowledged.TrySetResult();
            }
        }
    }

    // An agent that cannot put a change in force for a whole lease gets no new one, or every write would wait for it forever.
    private void Renew(long renewal)
    {
        lock (_gate)
        {
            if (_pending.Count == 0 || time.GetElapsedTime(_pending.First().Value.SentAt) <= lease)
            {
                Volatile.Write(ref _leasedAt, time.GetTimestamp());
                _outgoing.Writer.TryWrite(new() { Sequence = ++_sequence, Renewed = renewal });
            }
        }
    }
}
