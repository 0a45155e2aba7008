namespace Muster.Client;

/// <summary>What a deletion by filter did.</summary>
/// <param name="IsComplete">
/// False when there was so much to delete that the server still is at it: what matched when the call began goes, and the names
/// are not known yet.
/// </param>
/// <param name="Names">Names of what was deleted, in ordinal order; null where the server does not say.</param>
/// <param name="OperationId">
/// Names the deletion for <see cref="NamespaceScripts.UndeleteOperationAsync"/>; null where it cannot be undone.
/// </param>
public sealed record ScriptDeletion(bool IsComplete, IReadOnlyList<string>? Names, string? OperationId = null);
