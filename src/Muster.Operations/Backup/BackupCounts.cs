namespace Muster.Operations;

/// <summary>How much a backup holds.</summary>
internal sealed record BackupCounts(long Accounts, long Namespaces, long Scripts, long Objects);
