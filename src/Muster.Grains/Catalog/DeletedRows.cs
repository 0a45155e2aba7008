namespace Muster.Grains;

/// <summary>Deletions that are neither undone nor purged. A name may have had several lives; each is deleted at most once.</summary>
internal sealed class DeletedRows
{
    // By name, in order of deletion: most have one.
    private readonly Dictionary<string, ImmutableArray<CatalogRecord>> _deletions = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    /// <summary>The last deletion of this name, or null.</summary>
    public CatalogRecord? Find(string name) => Of(name) is { IsEmpty: false } lives ? lives[^1] : null;

    /// <summary>The deletions of all lives of this name, oldest first.</summary>
    public ImmutableArray<CatalogRecord> Of(string name) => _deletions.TryGetValue(name, out var lives) ? lives : [];

    /// <summary>What an operation deleted, in order of sequence.</summary>
    public List<CatalogRecord> OfOperation(string requestId) =>
        [.. All.Where(record => record.Origin.RequestId == requestId).OrderBy(record => record.Sequence)];

    /// <summary>Some deletions of before a time.</summary>
    public List<CatalogRecord> Before(DateTimeOffset time, int limit) =>
        [.. All.Where(record => record.Time < time).Take(limit)];

    public void Apply(CatalogRecord record)
    {
        var lives = Of(record.Row.Name);
        var left = lives.RemoveAll(life => life.Row.Incarnation == record.Row.Incarnation);
        left = record.IsDeletion ? left.Add(record) : left;
        Count += left.Length - lives.Length;
        if (left.IsEmpty)
        {
            _deletions.Remove(record.Row.Name);
        }
        else
        {
            _deletions[record.Row.Name] = left;
        }
    }

    private IEnumerable<CatalogRecord> All => _deletions.Values.SelectMany(lives => lives);
}
