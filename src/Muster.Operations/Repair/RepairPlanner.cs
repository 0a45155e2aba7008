using Muster.Grains;

namespace Muster.Operations;

/// <summary>Makes a plan for each shard that does not load.</summary>
internal sealed class RepairPlanner(StoreReader store, Terminal terminal)
{
    public async Task<List<ShardPlan>> PlanAsync(CancellationToken cancellation)
    {
        List<ShardDamage> damages;
        using (var progress = new Progress(terminal, "Reading shards", "shards"))
        {
            damages = await new DamageSearch(store).FindAsync(progress, cancellation);
        }

        var versions = Versions(damages);
        var plans = new List<ShardPlan>();
        using var rebuilding = new Progress(terminal, "Rebuilding", "shards", damages.Count);
        foreach (var damage in damages)
        {
            var rebuilder = new RowRebuilder(store, damage);
            var names = versions[damage.Owner].GroupBy(
                version => version.Name,
                (name, found) => (name, (IReadOnlyList<Guid>)[.. found.Select(version => version.Id)]),
                StringComparer.Ordinal);
            plans.Add(new(damage, rebuilder.Known, await rebuilder.RebuildAsync(names, cancellation)));
            rebuilding.Add();
        }

        return plans;
    }

    private ILookup<GrainId, (string Name, Guid Id)> Versions(List<ShardDamage> damages)
    {
        var spaces = damages.Select(damage => damage.Space).DistinctBy(space => space.Id)
            .ToDictionary(space => space.Id, StringComparer.Ordinal);
        return (
            from state in store.Snapshot.List(StorageNames.Meta, StoredLayout.VersionPrefix)
            let address = ScriptAddress.FromGrainKey(state.Grain.Key.ToString()!)
            where spaces.ContainsKey(address.NamespaceId)
            let shard = CatalogShards.IndexOf(address.Name, spaces[address.NamespaceId].ShardCount)
            orderby address.Name
            select (
                Owner: StoredLayout.CatalogId(address.NamespaceId, shard),
                Version: (address.Name, Guid.ParseExact(state.State[StoredLayout.VersionPrefix.Length..], "N"))))
            .ToLookup(pair => pair.Owner, pair => pair.Version);
    }
}
