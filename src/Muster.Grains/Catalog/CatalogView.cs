using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Muster.Tags;

namespace Muster.Grains;

/// <summary>
/// A shard in memory: the durable rows with the index over their tags, and the queued changes on top. Queries see only what
/// is durable; checks see both, or two writers could pass the same check.
/// </summary>
internal sealed class CatalogView(CatalogLogOptions options)
{
    private readonly Dictionary<string, CatalogRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogRecord> _queued = new(StringComparer.Ordinal);
    private readonly DeletedRows _deleted = new();
    private readonly RequestMemory _requests = new(options);
    private readonly TagIndex _index = new();

    /// <summary>Number of durable rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Deletions that are not purged, queued ones included.</summary>
    public DeletedRows Deleted => _deleted;

    /// <summary>The durable row.</summary>
    public CatalogRow? Find(string name) => _rows.GetValueOrDefault(name);

    /// <summary>The row as it will be when everything queued is durable.</summary>
    public CatalogRow? FindQueued(string name) => _queued.TryGetValue(name, out var record)
        ? record.IsDeletion ? null : record.Row
        : _rows.GetValueOrDefault(name);

    /// <summary>Whether the row has a change that is not yet durable.</summary>
    public bool IsQueued(string name) => _queued.ContainsKey(name);

    public long CountMatches(TagFilter? filter) => filter is null ? _rows.Count : _index.CountMatches(filter);

    /// <summary>Durable rows in order of name.</summary>
    public IEnumerable<CatalogRow> Page(TagFilter? filter, string? after, int limit) =>
        _index.Page(filter, after, limit).Select(name => _rows[name]);

    /// <summary>Rows that match when every queued change counts, in order of name; null matches all.</summary>
    public List<CatalogRow> MatchQueued(TagFilter? filter)
    {
        var matches = Page(filter, null, int.MaxValue).Where(row => !IsQueued(row.Name)).ToList();
        matches.AddRange(_queued.Values
            .Where(record => !record.IsDeletion && Matches(filter, record.Row))
            .Select(record => record.Row));
        matches.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return matches;
    }

    /// <summary>A change that is on its way to storage.</summary>
    public void Queue(CatalogRecord record)
    {
        if (record.ConcernsRow)
        {
            _queued[record.Row.Name] = record;
        }

        _deleted.Apply(record);
        _requests.Remember(record);
    }

    /// <summary>A change that is durable.</summary>
    public void Publish(CatalogRecord record)
    {
        Apply(record);

        // A later change of the same row may be queued already: it stays.
        if (_queued.TryGetValue(record.Row.Name, out var queued) && queued.Sequence == record.Sequence)
        {
            _queued.Remove(record.Row.Name);
        }
    }

    /// <summary>Takes over stored records in order of sequence.</summary>
    public void Load(IEnumerable<CatalogRecord> records)
    {
        foreach (var record in records)
        {
            Apply(record);
            _deleted.Apply(record);
            _requests.Remember(record);
        }
    }

    /// <summary>What an earlier request of this id did, or false when it is new.</summary>
    public bool TryRecall(
        ChangeOrigin origin,
        DateTimeOffset now,
        [NotNullWhen(true)] out IReadOnlyList<CatalogRecord>? records)
    {
        records = origin.RequestDigest is null ? [] : _requests.Find(origin.RequestId, now);
        return records.Count > 0;
    }

    private static bool Matches(TagFilter? filter, CatalogRow row) =>
        filter is null || filter.Matches(ImmutableCollectionsMarshal.AsArray(row.Tags), SystemMarks.Tags(row.Marks));

    private void Apply(CatalogRecord record)
    {
        var row = record.Row;
        if (!record.ConcernsRow)
        {
            return;
        }

        if (record.IsDeletion)
        {
            _rows.Remove(row.Name);
            _index.Remove(row.Name);
            return;
        }

        _rows[row.Name] = row;
        _index.Set(row.Name, row.Tags, SystemMarks.Tags(row.Marks));
    }
}
