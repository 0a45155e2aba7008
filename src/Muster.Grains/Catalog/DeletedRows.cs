namespace Muster.Grains;

/// <summary>Deletions that are neither undone nor purged. A name may have had several lives; each is deleted at most once.</summary>
internal sealed class DeletedRows
{
    private readonly Dictionary<(string Name, long Incarnation), CatalogRecord> _deletions = [];
    private readonly Dictionary<string, long> _latest = new(StringComparer.Ordinal);

    public int Count => _deletions.Count;

    /// <summary>The last deletion of this name, or null.</summary>
    public CatalogRecord? Find(string name) =>
        _latest.TryGetValue(name, out var incarnation) ? _deletions.GetValueOrDefault((name, incarnation)) : null;

    /// <summary>What an operation deleted, in order of sequence.</summary>
    public List<CatalogRecord> OfOperation(string requestId) =>
        [.. _deletions.Values.Where(record => record.Origin.RequestId == requestId).OrderBy(record => record.Sequence)];

    /// <summary>Some deletions of before a time.</summary>
    public List<CatalogRecord> Before(DateTimeOffset time, int limit) =>
        [.. _deletions.Values.Where(record => record.Time < time).Take(limit)];

    public void Apply(CatalogRecord record)
    {
        var life = (record.Row.Name, record.Row.Incarnation);
        if (record.IsDeletion)
        {
            _deletions[life] = record;
            _latest[record.Row.Name] = record.Row.Incarnation;
        }
        else if (_deletions.Remove(life) && _latest.TryGetValue(record.Row.Name, out var latest) && latest == record.Row.Incarnation)
        {
            _latest.Remove(record.Row.Name);
        }
    }
}
