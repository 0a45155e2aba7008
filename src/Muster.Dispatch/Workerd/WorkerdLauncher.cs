using Microsoft.Extensions.Logging;

namespace Muster.Dispatch;

/// <summary>Starts the two kinds of process.</summary>
internal sealed class WorkerdLauncher(
    WorkerdCommand command, WorkingDirectory directory, DispatchOptions options, ILogger<WorkerdLauncher> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ViaTokens _via = new(options.Token);

    /// <summary>A configuration in the router's place, for a benchmark to compare it with. Null: the router's own.</summary>
    public Func<RouterSockets, string>? RouterConfig { get; init; }

    public async Task<RouterProcess> StartRouterAsync(int generation, CancellationToken cancellation)
    {
        var sockets = RouterSockets.For(directory, generation);
        var config = RouterConfig?.Invoke(sockets) ?? WorkerdConfig.Router(sockets, options, _via.All);
        return new(await StartAsync("router.capnp", config, 2, cancellation), sockets);
    }

    public async Task<CheckerProcess> StartCheckerAsync(int generation, CancellationToken cancellation)
    {
        var socket = directory[$"check-{generation}.sock"];
        return new(await StartAsync("checker.capnp", WorkerdConfig.Checker(socket, options), 1, cancellation), socket);
    }

    private async Task<WorkerdProcess> StartAsync(string file, string config, int sockets, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(directory[file], config, cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await WorkerdProcess.StartAsync(command, directory[file], sockets, logger, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new InvalidOperationException($"workerd did not listen within {Patience.TotalSeconds} s.");
        }
    }
}
