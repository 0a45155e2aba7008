using Microsoft.Extensions.Hosting;

namespace Muster.Hosting;

/// <summary>Waits for the host.</summary>
internal static class HostStart
{
    /// <summary>Completes when every part of the host has started.</summary>
    public static async Task WaitForStartAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellation);
    }
}
