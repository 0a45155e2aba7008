namespace Muster.Grains;

/// <summary>
/// Rows that are purged, and whose documents nobody saw cleared: the storage failed meanwhile, or an earlier activation recorded
/// the purge and may have ended before it was done. Clearing them once more harms nothing.
/// </summary>
internal sealed class UnfinishedPurges
{
    private readonly Queue<CatalogRow> _rows = new();

    public int Count => _rows.Count;

    public void Add(CatalogRow row) => _rows.Enqueue(row);

    /// <summary>Takes some out. Whoever cannot clear them adds them again.</summary>
    public List<CatalogRow> Take(int limit)
    {
        var taken = new List<CatalogRow>();
        while (taken.Count < limit && _rows.TryDequeue(out var row))
        {
            taken.Add(row);
        }

        return taken;
    }
}
