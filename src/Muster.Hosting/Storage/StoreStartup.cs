using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Muster.Hosting;

/// <summary>
/// Asks the servers that are configured, before the silo starts, whether they are prepared and keep what they acknowledge. A silo
/// that finds out by itself reports a page of stack, or serves and loses data later.
/// </summary>
internal sealed class StoreStartup(IConfiguration configuration, ILogger<StoreStartup> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        foreach (var server in Servers())
        {
            var faults = await server.FindFaultsAsync(limit.Token);
            if (faults.Count > 0 && !configuration.GetValue<bool>($"{StoreOptions.Section}:AllowDataLoss"))
            {
                throw new StartupException(
                    $"{string.Join(Environment.NewLine, faults)}{Environment.NewLine}What was acknowledged could be lost. "
                    + $"Change the server's settings, or set {StoreOptions.Section}:AllowDataLoss=true.");
            }

            foreach (var fault in faults)
            {
                logger.LogWarning("{Fault} What was acknowledged can be lost ({Key}).", fault, $"{StoreOptions.Section}:AllowDataLoss");
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<IStoreServer> Servers() => ProviderSection.All(configuration)
        .Select(section => (section.ProviderType, Invariant: section.Section["Invariant"], Connection: section.Connection(configuration)))
        .Where(found => found.Connection.Value is { Length: > 0 })
        .DistinctBy(found => found.Connection.Value)
        .Select(IStoreServer? (found) => found switch
        {
            ("AdoNet", StoreDefaults.PostgresInvariant, var (key, text)) => new PostgresServer(key, text!),
            ("Redis", _, var (key, text)) => new RedisServer(key, text!, logger),
            _ => null,
        })
        .OfType<IStoreServer>();
}
