using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Muster.Hosting;

/// <summary>A Redis: it must write every change to its disk before it answers, and never drop any.</summary>
/// <param name="key">Where the connection string was set.</param>
/// <param name="connectionString">How to reach it.</param>
/// <param name="logger">Hears of a server that does not show its settings.</param>
internal sealed class RedisServer(string key, string connectionString, ILogger logger) : IStoreServer
{
    // As deploy/redis/redis.conf has them.
    private static readonly (string Setting, string Expected)[] s_durable =
        [("appendonly", "yes"), ("appendfsync", "always"), ("maxmemory-policy", "noeviction")];

    public async Task<IReadOnlyList<string>> FindFaultsAsync(CancellationToken cancellation)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        options.AllowAdmin = true; // The client asks for it before it sends CONFIG.
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(cancellation);
            List<string> faults = [];
            foreach (var server in connection.GetServers().Where(server => server.IsConnected && !server.IsReplica))
            {
                faults.AddRange(await FaultsAsync(server).WaitAsync(cancellation));
            }

            return faults;
        }
        catch (Exception cause) when (cause is RedisException or TimeoutException or OperationCanceledException)
        {
            throw new StartupException($"{key}: Redis does not answer: {cause.Message}", cause);
        }
    }

    private async Task<List<string>> FaultsAsync(IServer server)
    {
        List<string> faults = [];
        try
        {
            foreach (var (setting, expected) in s_durable)
            {
                var found = (await server.ConfigGetAsync(setting)).Select(pair => pair.Value).FirstOrDefault();
                if (found != expected)
                {
                    faults.Add($"{key}: Redis at {server.EndPoint} has {setting} '{found}', expected '{expected}'.");
                }
            }
        }
        catch (RedisServerException cause)
        {
            logger.LogWarning(
                "{Key}: Redis at {Server} does not show its settings ({Reason}): make sure that it has those of deploy/redis/redis.conf.",
                key,
                server.EndPoint,
                cause.Message);
        }

        return faults;
    }
}
