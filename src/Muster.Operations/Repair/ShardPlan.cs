namespace Muster.Operations;

/// <summary>What a repair does to a shard.</summary>
/// <param name="Damage">What is wrong with it.</param>
/// <param name="KnownRows">Rows that the remaining records have.</param>
/// <param name="Rebuilt">Rows that are added.</param>
internal sealed record ShardPlan(ShardDamage Damage, int KnownRows, IReadOnlyList<RebuiltRow> Rebuilt);
