using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Muster.Hosting;

/// <summary>Something that is done once after the host has started, and tried again until it is done.</summary>
internal abstract class StartWork(IHostApplicationLifetime lifetime, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    /// <summary>Whether there is something to do.</summary>
    protected abstract bool IsDue { get; }

    /// <summary>What it is, for the log.</summary>
    protected abstract string Name { get; }

    /// <summary>Does it. Begun again, it goes on where it was broken off.</summary>
    protected abstract Task RunAsync(CancellationToken stopping);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsDue)
        {
            return;
        }

        await lifetime.WaitForStartAsync(stoppingToken);
        while (!await TryRunAsync(stoppingToken))
        {
            await Task.Delay(RetryDelay, time, stoppingToken);
        }
    }

    private async Task<bool> TryRunAsync(CancellationToken stopping)
    {
        try
        {
            await RunAsync(stopping);
            return true;
        }
#pragma warning disable CA1031 // Whatever the reason is, it is tried again.
        catch (Exception cause) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogWarning(cause, "{Work} could not be finished yet.", Name);
            return false;
        }
    }
}
