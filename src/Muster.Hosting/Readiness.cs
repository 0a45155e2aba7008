using Microsoft.Extensions.Hosting;

namespace Muster.Hosting;

/// <summary>Asks every part of this process whether it serves.</summary>
internal sealed class Readiness(IEnumerable<IReadinessCheck> checks, Drain drain, IHostApplicationLifetime lifetime)
{
    public async Task<ReadinessReport> ReportAsync(CancellationToken cancellation)
    {
        if (drain.HasBegun)
        {
            return new(false, ["draining"]);
        }

        // A silo is active before the API listens.
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            return new(false, ["starting"]);
        }

        var parts = await Task.WhenAll(checks.Select(check => check.CheckAsync(cancellation)));
        return new(parts.All(part => part.Serves), [.. parts.Select(part => part.Line)]);
    }
}
