using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Muster.Contracts;

namespace Muster.Dispatch;

/// <summary>
/// Carries changes to the router, in order and in batches, and says when they hold. A router that does not answer is waited
/// for until its lease has run out or its process is gone; what it knew is then worth nothing, and it is told to forget it
/// before it gets another lease.
/// </summary>
internal sealed class RouterLink
{
    // The router reads the wall clock a little later than we did.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromMilliseconds(100);

    private readonly Channel<Item> _items = Channel.CreateUnbounded<Item>(new() { SingleReader = true });
    private readonly RouterSupervisor _supervisor;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private RouterProcess? _informed; // Knows all that was pushed; another one starts from nothing, which is as good.
    private DateTimeOffset _granted;
    private DateTimeOffset _lease;
    private long _number;

    public RouterLink(RouterSupervisor supervisor, TimeProvider time, ILogger<RouterLink> logger)
    {
        (_supervisor, _time, _logger) = (supervisor, time, logger);
        supervisor.Started += () => _items.Writer.TryWrite(new([], null, false, null));
    }

    /// <summary>Completes when the changes hold for every later request.</summary>
    public Task ApplyAsync(IReadOnlyList<ScriptNotice> notices) => EnqueueAsync(notices, null, reset: false);

    /// <summary>Grants a lease for so long from now.</summary>
    public Task GrantAsync(TimeSpan lease) => EnqueueAsync([], _time.GetUtcNow() + lease - LeaseMargin, reset: false);

    /// <summary>Makes the router forget all and ask for everything until the next grant.</summary>
    public Task ResetAsync() => EnqueueAsync([], DateTimeOffset.UnixEpoch, reset: true);

    /// <summary>Ends the lease: the feed is lost. What the router knows it may use as long as nobody can be asked.</summary>
    public Task RevokeAsync() => EnqueueAsync([], DateTimeOffset.UnixEpoch, reset: false);

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (await _items.Reader.WaitToReadAsync(stopping))
            {
                var batch = new List<Item>();
                while (_items.Reader.TryRead(out var item))
                {
                    batch.Add(item);
                }

                try
                {
                    await DeliverAsync(batch, stopping);
                }
                catch (OperationCanceledException) when (stopping.IsCancellationRequested)
                {
                    Cancel(batch);
                    throw;
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        finally
        {
            // Nobody delivers any more: who still waits would wait for ever.
            _items.Writer.TryComplete();
            while (_items.Reader.TryRead(out var item))
            {
                Cancel([item]);
            }
        }
    }

    private static void Cancel(IEnumerable<Item> items)
    {
        foreach (var item in items)
        {
            item.Done?.TrySetCanceled();
        }
    }

    private Task EnqueueAsync(IReadOnlyList<ScriptNotice> notices, DateTimeOffset? lease, bool reset)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_items.Writer.TryWrite(new(notices, lease, reset, done)))
        {
            done.SetCanceled();
        }

        return done.Task;
    }

    private async Task DeliverAsync(List<Item> batch, CancellationToken stopping)
    {
        _lease = batch.LastOrDefault(item => item.Lease is not null)?.Lease ?? _lease;
        // Changes before a reset are forgotten with the rest.
        var from = batch.FindLastIndex(item => item.Reset);
        if (_supervisor.Current is { } router)
        {
            var push = new RouterPush(
                ++_number, from >= 0 || router != _informed, _lease.ToUnixTimeMilliseconds(),
                [.. batch.Skip(from).SelectMany(item => item.Notices)]);
            _informed = null;
            if (await PushAsync(router, push, stopping))
            {
                _informed = router;
                _granted = _lease;
            }
        }

        foreach (var item in batch)
        {
            item.Done?.SetResult();
        }
    }

    private async Task<bool> PushAsync(RouterProcess router, RouterPush push, CancellationToken stopping)
    {
        // The router may have taken this push's lease although its answer does not come.
        var end = _granted > _lease ? _granted : _lease;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var wait = end - _time.GetUtcNow() + LeaseMargin;
        var expiry = Task.Delay(wait > LeaseMargin ? wait : TimeSpan.FromSeconds(1), _time, limit.Token);
        var answer = router.PushAsync(push, limit.Token);
        await Task.WhenAny(answer, expiry, router.Process.Exited);
        stopping.ThrowIfCancellationRequested();
        if (answer.IsCompletedSuccessfully)
        {
            await limit.CancelAsync();
            return true;
        }

        // A refused connection is not yet the end of the process, nor of its lease.
        await Task.WhenAny(expiry, router.Process.Exited);
        stopping.ThrowIfCancellationRequested();
        await limit.CancelAsync();
        await answer.ContinueWith(
            failed => _logger.LogWarning("A change did not reach the router in time: {Reason}", failed.Exception?.InnerException?.Message),
            CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return false;
    }

    private sealed record Item(IReadOnlyList<ScriptNotice> Notices, DateTimeOffset? Lease, bool Reset, TaskCompletionSource? Done);
}
