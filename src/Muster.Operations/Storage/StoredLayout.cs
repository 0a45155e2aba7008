using Muster.Grains;

namespace Muster.Operations;

/// <summary>Which object lies under which names.</summary>
internal static class StoredLayout
{
    public const string Account = "account";
    public const string Namespace = "namespace";
    public const string SegmentPrefix = "s-";
    public const string VersionPrefix = "v-";
    public const string DeploymentPrefix = "d-";
    public const string ContentPrefix = "c-";

    /// <summary>Objects that a repair has taken out of use lie under their old name behind this.</summary>
    public const string AsidePrefix = "aside-";

    public static GrainId CatalogId(string namespaceId, int shard) =>
        GrainId.Create("muster.catalog", CatalogShards.GrainKey(namespaceId, shard));

    public static GrainId NamespaceId(string id) => GrainId.Create("muster.namespace", id);

    public static GrainId ScriptId(ScriptAddress address) => GrainId.Create("muster.script", address.GrainKey);

    /// <summary>What an object is by its names; null for one that this release does not know.</summary>
    public static ObjectKind? KindOf(string storage, string state, GrainId owner) =>
        (storage, owner.Type.ToString(), state) switch
        {
            (StorageNames.Meta, "muster.cluster", ClusterFormat.StateName) => ObjectKind.Format,
            (StorageNames.Meta, "muster.feed", FeedEpoch.StateName) => ObjectKind.Feed,
            (StorageNames.Meta, "muster.account", Account) => ObjectKind.Account,
            (StorageNames.Meta, "muster.namespace", Namespace) => ObjectKind.Namespace,
            (StorageNames.Meta, "muster.catalog", CatalogManifest.StateName) => ObjectKind.CatalogManifest,
            (StorageNames.Meta, "muster.catalog", _) when Has(state, SegmentPrefix) => ObjectKind.CatalogSegment,
            (StorageNames.Meta, "muster.script", _) when Has(state, VersionPrefix) => ObjectKind.Version,
            (StorageNames.Meta, "muster.script", _) when Has(state, DeploymentPrefix) => ObjectKind.Deployment,
            (StorageNames.Content, "muster.script", _) when Has(state, ContentPrefix) => ObjectKind.Content,
            _ => null,
        };

    private static bool Has(string state, string prefix) => state.StartsWith(prefix, StringComparison.Ordinal);
}
