using Microsoft.Extensions.Hosting;

namespace Muster.Testing;

/// <summary>Leaves Ctrl-C to whoever runs the tests.</summary>
internal sealed class HostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
