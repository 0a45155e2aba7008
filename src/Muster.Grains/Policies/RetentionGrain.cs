using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Muster.Grains;

/// <inheritdoc cref="IRetentionGrain"/>
[GrainType("muster.retention")]
internal sealed class RetentionGrain(
    IGrainContext context,
    IOptions<RetentionOptions> options,
    ILogger<RetentionGrain> logger) : Grain, IRetentionGrain, IRemindable
{
    private const string ReminderName = "retention";
    private readonly string _namespaceId = context.GrainId.Key.ToString()!;

    public Task StartAsync() => this.RegisterOrUpdateReminder(ReminderName, options.Value.Period, options.Value.Period);

    public async Task ReceiveReminder(string reminderName, TickStatus status) => await SweepAsync();

    public async Task<SweepReport> SweepAsync()
    {
        var space = GrainFactory.GetGrain<INamespaceGrain>(_namespaceId);
        var descriptor = await space.DescribeAsync();
        var recorded = await space.ListPoliciesAsync();
        if (descriptor is null)
        {
            await StopAsync();
            return new(0, []);
        }

        var shards = Enumerable.Range(0, descriptor.ShardCount)
            .Select(index => GrainFactory.GetGrain<ICatalogGrain>(CatalogShards.GrainKey(_namespaceId, index)));
        var sweeps = shards.Select(shard => SweepAsync(shard, descriptor.ShardCount, recorded)).ToList();
        await ((Task)Task.WhenAll(sweeps)).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var reports = await Task.WhenAll(sweeps);
        if (reports.All(shard => shard.Last.Awaiting == 0) && !recorded.Any(policy => policy.Policy.Kind == PolicyKind.Retain))
        {
            await StopAsync();
        }

        var report = new SweepReport(
            reports.Sum(shard => shard.Deleted),
            [.. reports.SelectMany(shard => shard.Last.Undeclared).Distinct().Order(StringComparer.Ordinal)]);
        Log(report);
        return report;
    }

    private async Task<(long Deleted, ShardSweep Last)> SweepAsync(
        ICatalogGrain shard,
        int shardCount,
        ImmutableArray<RecordedPolicy> recorded)
    {
        var feed = GrainFactory.GetGrain<IFeedGrain>(IFeedGrain.Key);
        var deleted = 0L;
        ShardSweep sweep;
        do
        {
            try
            {
                sweep = await shard.SweepAsync(recorded);
            }
            catch
            {
                // It may have deleted something all the same, and the data plane must not run that for good.
                await feed.ResetAsync()
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                throw;
            }

            deleted += sweep.Deleted.Length;
            if (!sweep.Deleted.IsEmpty)
            {
                await feed.PublishAsync(new(_namespaceId, shardCount, sweep.Deleted));
            }
        }
        while (sweep.HasMore);
        return (deleted, sweep);
    }

    private async Task StopAsync()
    {
        if (await this.GetReminder(ReminderName) is not { } reminder)
        {
            return;
        }

        try
        {
            await this.UnregisterReminder(reminder);
        }
        catch (ReminderException)
        {
            // Somebody has asked for sweeps just now, and the reminder is another one: it stays.
        }
    }

    private void Log(SweepReport report)
    {
        if (report.Deleted > 0)
        {
            logger.LogInformation("Retention deleted {Count} scripts of namespace {Namespace}.", report.Deleted, _namespaceId);
        }

        if (report.Undeclared.Length > 0)
        {
            logger.LogWarning(
                "Nothing of namespace {Namespace} was swept for the retention policies {Policies}: a silo does not declare them. "
                + "Declare them with the same name, filter and age, or forget them.",
                _namespaceId,
                report.Undeclared);
        }
    }
}
