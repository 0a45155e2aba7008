using Microsoft.Extensions.Logging;

namespace Muster.Dispatch;

/// <summary>Keeps one router running: starts it, watches it, replaces it when it ends or hangs.</summary>
internal sealed class RouterSupervisor(
    WorkerdLauncher launcher, DispatchOptions options, TimeProvider time, ILogger<RouterSupervisor> logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortDelay = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    private TaskCompletionSource<RouterProcess> _current = NewSource();

    /// <summary>Raised when a router has begun to serve, its cache empty.</summary>
    public event Action? Started;

    /// <summary>The router that serves now, or null while it is being replaced. One that is not here is dead.</summary>
    public RouterProcess? Current => _current.Task is { IsCompletedSuccessfully: true } ready ? ready.GetAwaiter().GetResult() : null;

    /// <summary>The router that serves now, or the next one.</summary>
    public Task<RouterProcess> WaitAsync(CancellationToken cancellation) => _current.Task.WaitAsync(cancellation);

    /// <summary>A router that is not <paramref name="gone"/>.</summary>
    public async Task WaitForOtherAsync(RouterProcess gone, CancellationToken cancellation)
    {
        while (await WaitAsync(cancellation) == gone)
        {
            await Task.Delay(ShortDelay, time, cancellation);
        }
    }

    /// <summary>Runs until cancelled; then ends the router in order.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var delay = TimeSpan.Zero;
        for (var generation = 1; !stopping.IsCancellationRequested; generation++)
        {
            var start = time.GetTimestamp();
            try
            {
                await ServeAsync(generation, stopping);
            }
            catch (Exception error) when (error is InvalidOperationException or IOException)
            {
                logger.LogError("The router cannot be started: {Reason}", error.Message);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }

            // The first loss costs nobody a wait; a process that dies again and again does not take the machine with it.
            delay = time.GetElapsedTime(start) > Settled ? TimeSpan.Zero : Longer(delay);
            await Task.Delay(delay, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Longer(TimeSpan delay) =>
        delay == TimeSpan.Zero ? FirstDelay : delay * 2 < LongestDelay ? delay * 2 : LongestDelay;

    private static TaskCompletionSource<RouterProcess> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ServeAsync(int generation, CancellationToken stopping)
    {
        using var router = await launcher.StartRouterAsync(generation, stopping);
        logger.LogInformation("The router runs as process {Process}.", router.Process.Id);
        _current.SetResult(router);
        Started?.Invoke();
        try
        {
            await WatchAsync(router, stopping);
        }
        finally
        {
            if (stopping.IsCancellationRequested)
            {
                await router.Process.StopAsync(options.StopTimeout);
            }

            router.Process.Kill();
            await router.Process.Exited;
            _current = NewSource();
        }
    }

    private async Task WatchAsync(RouterProcess router, CancellationToken stopping)
    {
        while (!router.Process.Exited.IsCompleted)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var probe = router.IsHealthyAsync(limit.Token);
            if (await IsHungAsync(router, probe, stopping))
            {
                logger.LogWarning(
                    "The router (process {Process}) has not answered for {Time}: a Worker blocks it. It is replaced.",
                    router.Process.Id, options.HangTimeout);
                await limit.CancelAsync();
                await probe.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                return;
            }

            await Task.WhenAny(router.Process.Exited, Task.Delay(options.ProbeInterval, time, stopping));
            stopping.ThrowIfCancellationRequested();
        }

        logger.LogWarning("The router (process {Process}) ended with code {Code} and is replaced. Its last words: {Errors}",
            router.Process.Id, await router.Process.Exited, router.Process.LastErrors);
    }

    private async Task<bool> IsHungAsync(RouterProcess router, Task<bool> probe, CancellationToken stopping)
    {
        var before = router.Process.ProcessorTime;
        for (var waits = 0; waits < 10; waits++)
        {
            var wait = Task.Delay(options.HangTimeout, time, stopping);
            if (await Task.WhenAny(probe, router.Process.Exited, wait) != wait)
            {
                return probe.IsCompleted && !probe.IsCompletedSuccessfully && !router.Process.Exited.IsCompleted
                    && await EndsSoonAsync(router) is false;
            }

            stopping.ThrowIfCancellationRequested();
            if (router.Process.ProcessorTime - before >= options.HangTimeout / 2)
            {
                return true;
            }
        }

        return true; // It neither works nor answers.
    }

    // A broken connection is how a dying process looks first.
    private async Task<bool> EndsSoonAsync(RouterProcess router)
    {
        await Task.WhenAny(router.Process.Exited, Task.Delay(options.HangTimeout, time));
        return router.Process.Exited.IsCompleted;
    }
}
