using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Muster.Contracts;
using Orleans.Core.Internal;

namespace Muster.Benchmarks;

/// <summary>How long a shard takes from nothing in memory to its first answer: one of sixteen of a million scripts.</summary>
internal static class ShardLoad
{
    private const int Names = 62_500;

    public static async Task<IReadOnlyList<Row>> RunAsync(Settings settings)
    {
        await using var muster = await MusterInstance.StartAsync(dispatch: false);
        var space = (await muster.Account.FindNamespaceAsync(MusterInstance.Namespace))!;
        var shard = muster.Services.GetRequiredService<IGrainFactory>()
            .GetGrain<ICatalogGrain>(CatalogShards.GrainKey(space.Id, 0));
        await Parallel.ForAsync(
            0,
            Names,
            new ParallelOptions { MaxDegreeOfParallelism = 1024 },
            async (i, _) => await CatalogFill.AddAsync(shard, i));

        var (times, processor) = (new List<double>(), new List<double>());
        for (var round = 0; round <= settings.Rounds; round++)
        {
            await shard.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
            var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            if (await shard.CountAsync(null) != Names)
            {
                throw new InvalidOperationException("Not all rows came back.");
            }

            if (round > 0)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                processor.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
            }
        }

        return
        [
            new("shard-load", $"{Names:N0} names, until the first answer", times, "ms") { IsTime = true, Goal = "<= 150" },
            new("shard-load", "processor time of the whole process meanwhile", processor, "ms") { IsTime = true },
        ];
    }
}
