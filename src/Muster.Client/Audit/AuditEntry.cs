namespace Muster.Client;

/// <summary>One change on record.</summary>
public sealed record AuditEntry
{
    /// <summary>When it was made.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What was done: <c>create</c>, <c>upload</c>, <c>deploy</c>, <c>set_tags</c>, <c>delete</c> and the like.</summary>
    public required string Action { get; init; }

    /// <summary>To which script.</summary>
    public required string Script { get; init; }

    /// <summary>By whom.</summary>
    public required string Actor { get; init; }

    /// <summary>From where; null for what Muster did itself.</summary>
    public string? Address { get; init; }

    /// <summary>The request, which a deletion by filter shares with all that it took.</summary>
    public required string RequestId { get; init; }

    /// <summary>The script's revision after it.</summary>
    public required long Revision { get; init; }

    /// <summary>What differed before; null when there was no script, or nothing is known of it.</summary>
    public AuditState? Before { get; init; }

    /// <summary>The script after it; null when it was deleted.</summary>
    public AuditState? After { get; init; }
}
