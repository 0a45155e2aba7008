namespace Muster.Grains;

/// <summary>
/// One change as it is stored: the commit log, the audit trail and the record of idempotency are made of these.
/// </summary>
/// <param name="Sequence">Rises by one with each change of the shard, from 1.</param>
/// <param name="Time">When the shard accepted it.</param>
/// <param name="Kind">What it did.</param>
/// <param name="Row">The row after it; for a deletion the row as it was.</param>
/// <param name="Origin">Who asked.</param>
/// <param name="Before">What the row was before, as far as it differs; null when there was none.</param>
internal sealed record CatalogRecord(
    long Sequence,
    DateTimeOffset Time,
    CatalogChangeKind Kind,
    CatalogRow Row,
    ChangeOrigin Origin,
    RowBefore? Before = null)
{
    /// <summary>Whether the row is gone after it.</summary>
    public bool IsDeletion => Kind == CatalogChangeKind.Delete;

    /// <summary>Whether it says what becomes of the row of its name; a purge says it of a row that is gone.</summary>
    public bool ConcernsRow => Kind != CatalogChangeKind.Purge;

    /// <summary>Whether the client named the request, so that it may come again and must get the same answer.</summary>
    public bool IsRepeatable => Origin.RequestDigest is not null;

    /// <summary>Whether it was made by this very request, sent before.</summary>
    public bool IsOf(ChangeOrigin origin) => Origin.RequestId == origin.RequestId && Origin.RequestDigest == origin.RequestDigest;
}
