using Muster.Grains;
using Muster.Storage.Sqlite;

namespace Muster.Operations;

/// <summary>The objects that nothing leads to and that are old enough.</summary>
internal sealed class SweepPlan(StoreReader store, ReachableDocuments reachable, DateTimeOffset writtenBefore)
{
    /// <summary>Orphans, by kind.</summary>
    public IEnumerable<(ObjectKind Kind, SnapshotState State)> Find() =>
        Of(StorageNames.Meta, StoredLayout.VersionPrefix)
            .Concat(Of(StorageNames.Meta, StoredLayout.DeploymentPrefix))
            .Concat(Of(StorageNames.Content, StoredLayout.ContentPrefix))
            .Concat(Of(StorageNames.Meta, StoredLayout.SegmentPrefix))
            .Concat(Of(StorageNames.Meta, CatalogManifest.StateName))
            .Concat(Of(StorageNames.Meta, StoredLayout.Namespace));

    private IEnumerable<(ObjectKind Kind, SnapshotState State)> Of(string storage, string prefix) =>
        from state in store.Snapshot.List(storage, prefix)
        where state.Written < writtenBefore
        let kind = StoredLayout.KindOf(state.Storage, state.State, state.Grain)
        where kind is not null && IsOrphan(kind.Value, state)
        select (kind.Value, state);

    private bool IsOrphan(ObjectKind kind, SnapshotState state)
    {
        var key = state.Grain.Key.ToString()!;
        return kind switch
        {
            ObjectKind.Namespace => !reachable.IsKnown(key),
            ObjectKind.CatalogManifest => !reachable.IsKnown(ScriptAddress.FromGrainKey(key).NamespaceId),
            ObjectKind.CatalogSegment => !reachable.Holds(state.Grain, state.State),
            _ => Guid.TryParseExact(state.State[2..], "N", out var id)
                && !reachable.Holds(ScriptAddress.FromGrainKey(key), id),
        };
    }
}
