namespace Muster.Client;

/// <summary>A script at one moment, as far as the audit trail tells; before a change only what differed.</summary>
/// <param name="VersionId">Its active version.</param>
/// <param name="Tags">Its tags, system tags included.</param>
public sealed record AuditState(Guid? VersionId, IReadOnlyList<string>? Tags);
