using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Muster.Contracts;

namespace Muster.Benchmarks;

/// <summary>How long the count of a filter of two terms takes over a large namespace.</summary>
internal static class FilterCount
{
    private const string Filter = "env-0:yes,plan-3:no";
    private const int CountsARound = 500;
    private const int RoundTripsARound = 200;

    public static async Task<IReadOnlyList<Row>> RunAsync(Settings settings)
    {
        await using var muster = await MusterInstance.StartAsync(dispatch: false);
        var grains = muster.Services.GetRequiredService<IGrainFactory>();
        var space = (await muster.Account.FindNamespaceAsync(MusterInstance.Namespace))!;
        var shards = Enumerable.Range(0, space.ShardCount)
            .Select(index => grains.GetGrain<ICatalogGrain>(CatalogShards.GrainKey(space.Id, index)))
            .ToArray();
        await Parallel.ForAsync(
            0,
            settings.Scripts,
            new ParallelOptions { MaxDegreeOfParallelism = 1024 },
            async (i, _) => await CatalogFill.AddAsync(shards[CatalogShards.IndexOf(CatalogFill.NameOf(i), shards.Length)], i));

        using var connection = await HttpConnection.OpenAsync(muster.Gateway, new([
            $"GET {muster.ScriptsPath}?tags={Filter}&limit=1 HTTP/1.1", "Host: 127.0.0.1", $"Authorization: {muster.Authorization}",
        ]));
        var expected = Enumerable.Range(0, settings.Scripts).Count(i => i % 3 == 0 && i % 5 != 3);
        await CheckAsync(shards, connection, expected);

        var (direct, http) = (new Percentiles(), new Percentiles());
        for (var round = 0; round <= settings.Rounds; round++)
        {
            var (counts, trips) = (new double[CountsARound], new double[RoundTripsARound]);
            await MeasureAsync(counts, () => CountAsync(shards));
            await MeasureAsync(trips, async () => await connection.ExchangeAsync());
            if (round > 0)
            {
                direct.Add(counts);
                http.Add(trips);
            }
        }

        var scripts = $"{settings.Scripts:N0} scripts";
        return
        [
            Line($"p50, 16 catalogue grains, {scripts}", direct.P50),
            Line($"p99, 16 catalogue grains, {scripts}", direct.P99, "< 20 ms"),
            Line("p50, GET …/scripts?tags=F&limit=1", http.P50),
            Line("p99, GET …/scripts?tags=F&limit=1", http.P99),
        ];
    }

    private static Row Line(string side, IReadOnlyList<double> milliseconds, string goal = "") =>
        new("filter-count", side, milliseconds, "ms") { IsTime = true, Goal = goal };

    private static async Task<long> CountAsync(ICatalogGrain[] shards) =>
        (await Task.WhenAll(shards.Select(shard => shard.CountAsync(Filter)))).Sum();

    private static async Task CheckAsync(ICatalogGrain[] shards, HttpConnection connection, int expected)
    {
        var counted = await CountAsync(shards);
        var answer = connection.Text(await connection.ExchangeAsync());
        if (counted != expected || !answer.Contains($"\"total_count\":{expected}", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"Expected a count of {expected}, found {counted} and {answer}");
        }
    }

    private static async Task MeasureAsync(double[] milliseconds, Func<Task> action)
    {
        for (var i = 0; i < milliseconds.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await action();
            milliseconds[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
    }
}
