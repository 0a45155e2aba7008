namespace Muster.Gateway;

/// <summary>The feed as grains use it.</summary>
internal sealed class GrainFeed(Feed feed, IGrainFactory grains) : IDataPlaneFeed
{
    public async Task PublishAsync(string namespaceId, IReadOnlyList<string> scripts)
    {
        var descriptor = await grains.GetGrain<INamespaceGrain>(namespaceId).DescribeAsync();
        await feed.PublishAsync(descriptor is null
            ? new Publication(namespaceId)
            : new Publication(
                namespaceId,
                script => grains.GetGrain<ICatalogGrain>(
                    CatalogShards.GrainKey(namespaceId, CatalogShards.IndexOf(script, descriptor.ShardCount))),
                scripts));
    }

    public void Reset() => feed.SendAway();
}
