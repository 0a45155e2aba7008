namespace Muster.Client;

/// <summary>What reading the whole trail of one part of a namespace found.</summary>
/// <param name="Shard">Which part, from 0.</param>
/// <param name="FirstRevision">The oldest change on record; older ones were cut off at their age.</param>
/// <param name="LastRevision">The latest change that was read.</param>
/// <param name="Head">The chain's hash after it. Kept elsewhere, it shows later whether the trail was rewritten.</param>
/// <param name="Problem">Where the chain is broken; null when it is whole.</param>
public sealed record AuditVerification(int Shard, long FirstRevision, long LastRevision, string Head, string? Problem = null);
