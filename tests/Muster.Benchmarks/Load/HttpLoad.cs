using System.Diagnostics;
using System.Net;

namespace Muster.Benchmarks;

/// <summary>The load generator: a fixed number of connections, each of which waits for its answer. No pipelining.</summary>
internal static class HttpLoad
{
    /// <summary>Answers a second.</summary>
    public static Task<double> RunAsync(EndPoint server, RequestTemplate template, TimeSpan duration) =>
        RunAsync(server, template, duration, Settings.Concurrency);

    /// <summary>Answers a second over so many connections.</summary>
    public static async Task<double> RunAsync(EndPoint server, RequestTemplate template, TimeSpan duration, int clients)
    {
        var connections = await Task.WhenAll(
            Enumerable.Range(0, clients).Select(_ => HttpConnection.OpenAsync(server, template)));
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(connections.Select(connection => Task.Run(() => CountAsync(connection, started, duration))));
        var elapsed = Stopwatch.GetElapsedTime(started);
        foreach (var connection in connections)
        {
            connection.Dispose();
        }

        return counts.Sum() / elapsed.TotalSeconds;
    }

    private static async Task<long> CountAsync(HttpConnection connection, long started, TimeSpan duration)
    {
        var count = 0L;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            await connection.ExchangeAsync();
            count++;
        }

        return count;
    }
}
