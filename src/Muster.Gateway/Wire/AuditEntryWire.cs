namespace Muster.Gateway;

/// <summary>One change, as the audit trail shows it.</summary>
internal sealed record AuditEntryWire
{
    public required string Time { get; init; }

    public required string Action { get; init; }

    public required string Script { get; init; }

    public required string Actor { get; init; }

    public string? Address { get; init; }

    public required string RequestId { get; init; }

    public required long Revision { get; init; }

    /// <summary>What differed before; absent when there was no script, or nothing is known of it.</summary>
    public AuditStateWire? Before { get; init; }

    /// <summary>The script after it; absent when it was deleted.</summary>
    public AuditStateWire? After { get; init; }

    public static AuditEntryWire Of(AuditEntry entry)
    {
        var isGone = entry.Kind is CatalogChangeKind.Delete or CatalogChangeKind.Purge;
        var state = AuditStateWire.Of(entry.Row.ActiveVersion, entry.Row.Tags, entry.Row.Marks);
        return new()
        {
            Time = entry.Time.Wire(),
            Action = NameOf(entry),
            Script = entry.Row.Name,
            Actor = entry.Actor,
            Address = entry.Address,
            RequestId = entry.RequestId,
            Revision = entry.Sequence,
            Before = isGone
                ? state
                : entry.Before is { } before ? AuditStateWire.Of(before.ActiveVersion, before.Tags, before.Marks) : null,
            After = isGone ? null : state,
        };
    }

    private static string NameOf(AuditEntry entry) => entry.Kind switch
    {
        CatalogChangeKind.PutVersion when entry.Row.Revision == entry.Row.Incarnation => "create",
        CatalogChangeKind.PutVersion => "upload",
        CatalogChangeKind.Deploy => "deploy",
        CatalogChangeKind.SetTags => "set_tags",
        CatalogChangeKind.AddTag => "add_tag",
        CatalogChangeKind.RemoveTag => "remove_tag",
        CatalogChangeKind.SetMarks => "set_marks",
        CatalogChangeKind.Delete => "delete",
        CatalogChangeKind.Undelete => "undelete",
        CatalogChangeKind.Purge => "purge",
        _ => entry.Kind.ToString(),
    };
}
