namespace Muster.Contracts;

/// <summary>Change records of one shard.</summary>
/// <param name="Entries">Newest first; fewer than asked for, or none, when much had to be read to find them.</param>
/// <param name="Before">Where to go on; null when there are no older ones.</param>
[GenerateSerializer, Immutable, Alias("muster.audit-page")]
public sealed record AuditPage(
    [property: Id(0)] ImmutableArray<AuditEntry> Entries,
    [property: Id(1)] long? Before);
