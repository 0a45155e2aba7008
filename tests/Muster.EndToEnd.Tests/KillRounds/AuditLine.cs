namespace Muster.EndToEnd.Tests;

/// <summary>One entry that the audit trail must have.</summary>
internal readonly record struct AuditLine(string RequestId, string Action, string Script);
