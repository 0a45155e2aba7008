using Muster.Tags;

namespace Muster.Gateway;

/// <summary>Where scripts live: a dispatch namespace, or the account's own space of ordinary Workers.</summary>
internal sealed class ScriptSpace(DispatchNamespace info, IGrainFactory grains)
{
    public DispatchNamespace Info => info;

    public string Id => info.Id;

    /// <summary>Name as answers show it; null for the account's own space.</summary>
    public string? ShownName => info.IsReserved ? null : info.Name;

    public int MaxTags => info.IsReserved ? TagRules.MaxTagsPerAccountWorker : TagRules.MaxTagsPerScript;

    /// <summary>Keeps policies and saved filters.</summary>
    public INamespaceGrain Policies => grains.GetGrain<INamespaceGrain>(Id);

    public IEnumerable<ICatalogGrain> Shards =>
        Enumerable.Range(0, info.ShardCount).Select(index => grains.GetGrain<ICatalogGrain>(CatalogShards.GrainKey(Id, index)));

    public ICatalogGrain ShardOf(string script) =>
        grains.GetGrain<ICatalogGrain>(CatalogShards.GrainKeyOf(Id, script, info.ShardCount));

    /// <summary>Clients tell the two spaces apart by the code.</summary>
    public Refusal Missing(string script) =>
        info.IsReserved ? Refusals.WorkerMissing(script) : Refusals.ScriptMissing(script);
}
