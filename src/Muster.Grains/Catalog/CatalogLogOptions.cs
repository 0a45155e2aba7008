namespace Muster.Grains;

/// <summary>How a shard's log is cut. The defaults come from measurements with 60,000 names a shard.</summary>
public sealed class CatalogLogOptions
{
    /// <summary>Most records that stay inline in the manifest; more become a segment. Default 60.</summary>
    public int TailLimit { get; set; } = 60;

    /// <summary>How many segments of one level are merged into one of the next. Default 8.</summary>
    public int MergeWidth { get; set; } = 8;

    /// <summary>How long a replaced segment stays, so that a backup can finish. Default 5 minutes.</summary>
    public TimeSpan RetiredSegmentAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a repeated request id gets the first answer. Default 24 hours.</summary>
    public TimeSpan RequestIdAge { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long the audit trail is kept. Default 365 days.</summary>
    public TimeSpan AuditAge { get; set; } = TimeSpan.FromDays(365);

    /// <summary>
    /// How often a shard in use writes the head of its audit chain to the log, which an operator keeps elsewhere. Default 1 hour.
    /// </summary>
    public TimeSpan AuditNoteInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a deletion can be undone; then the script's documents are cleared. Default 24 hours.</summary>
    public TimeSpan UndoAge { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Most request ids that a shard remembers. Default 100,000.</summary>
    public int RequestIdLimit { get; set; } = 100_000;
}
