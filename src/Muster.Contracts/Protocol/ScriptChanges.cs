namespace Muster.Contracts;

/// <summary>Scripts whose state the data plane must learn.</summary>
/// <param name="NamespaceId">Where they are.</param>
/// <param name="ShardCount">Shards of that namespace; 0 when the namespace itself is gone, with all that is in it.</param>
/// <param name="Scripts">Their names.</param>
[GenerateSerializer, Immutable, Alias("muster.script-changes")]
public sealed record ScriptChanges(
    [property: Id(0)] string NamespaceId,
    [property: Id(1)] int ShardCount,
    [property: Id(2)] ImmutableArray<string> Scripts)
{
    /// <summary>A namespace that is gone.</summary>
    public static ScriptChanges NamespaceGone(string namespaceId) => new(namespaceId, 0, []);
}
