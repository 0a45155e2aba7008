using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Muster.Hosting;

/// <summary>
/// Turns SIGTERM and Ctrl-C into an orderly end: readiness fails at once, requests are served until balancers have noticed, and
/// only then does the host stop. A second signal ends the wait.
/// </summary>
internal sealed class DrainingLifetime(
    MusterOptions options, Drain drain, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DrainingLifetime> logger)
    : IHostLifetime, IDisposable
{
    private static readonly PosixSignal[] Ends = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];
    private readonly CancellationTokenSource _hurry = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _received;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals.AddRange(Ends.Select(signal => PosixSignalRegistration.Create(signal, Receive)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        _hurry.Dispose();
    }

    private void Receive(PosixSignalContext context)
    {
        // The runtime would end the process.
        context.Cancel = true;
        Stop();
    }

    /// <summary>What a signal does.</summary>
    internal void Stop()
    {
        if (Interlocked.Increment(ref _received) == 1)
        {
            _ = DrainAsync(options.DrainDelay!.Value);
        }
        else
        {
            _hurry.Cancel();
        }
    }

    private async Task DrainAsync(TimeSpan delay)
    {
        drain.Begin();
        if (delay > TimeSpan.Zero)
        {
            logger.LogInformation("Draining: requests are served for {Delay} s more, unless told to stop again.", delay.TotalSeconds);
            await Task.Delay(delay, time, _hurry.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        lifetime.StopApplication();
    }
}
