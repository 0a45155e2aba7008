namespace Muster.Grains;

/// <summary>What a change would do to a row: nothing, something, or it is refused.</summary>
internal readonly record struct CatalogVerdict
{
    /// <summary>Why it is refused, or null.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>The row that the caller gets; null when refused.</summary>
    public CatalogRow? Row { get; private init; }

    /// <summary>Whether there is something to record.</summary>
    public bool IsChange { get; private init; }

    public static CatalogVerdict Refused(RefusalReason reason, int code, string message) => Refused(new(reason, code, message));

    public static CatalogVerdict Refused(Refusal refusal) => new() { Refusal = refusal };

    public static CatalogVerdict Unchanged(CatalogRow row) => new() { Row = row };

    public static CatalogVerdict Changed(CatalogRow row) => new() { Row = row, IsChange = true };
}
