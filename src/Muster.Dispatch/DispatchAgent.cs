using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Muster.Dispatch;

/// <summary>Starts and ends the data plane with its host.</summary>
internal sealed class DispatchAgent(
    IOptions<DispatchOptions> options, DispatchStatus status, TimeProvider time, ILoggerFactory loggers)
    : IHostedService, IAsyncDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<DispatchAgent>();
    private DataPlane? _plane;

    /// <summary>The running parts, or null while off.</summary>
    internal DataPlane? Plane => _plane;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            status.TurnOff("Muster:Dispatch:Enabled is false");
            return;
        }

        if (WorkerdBinary.Find(options.Value.WorkerdPath, out var reason) is not { } binary)
        {
            TurnOff(reason);
            return;
        }

        var (command, user) = await WorkerdCommands.ChooseAsync(binary, options.Value.UserId, _logger, cancellationToken);
        if (command is null)
        {
            TurnOff($"{binary} does not run on this machine");
            return;
        }

        _plane = new DataPlane(command, user, options.Value, status, time, loggers);
        try
        {
            await _plane.StartAsync(cancellationToken);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _plane, null) is { } plane)
        {
            await plane.DisposeAsync();
        }
    }

    private void TurnOff(string reason)
    {
        status.TurnOff(reason);
        _logger.LogWarning("Dispatch is off: {Reason}. The control plane works without it.", reason);
    }
}
