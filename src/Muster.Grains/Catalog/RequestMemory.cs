namespace Muster.Grains;

/// <summary>
/// Which requests a shard has already answered. Only those that the client named are kept: nobody can repeat another.
/// </summary>
internal sealed class RequestMemory(CatalogLogOptions options)
{
    private readonly Dictionary<string, List<CatalogRecord>> _records = new(StringComparer.Ordinal);
    private readonly Queue<CatalogRecord> _byAge = new();

    public void Remember(CatalogRecord record)
    {
        if (!record.IsRepeatable)
        {
            return;
        }

        if (!_records.TryGetValue(record.Origin.RequestId, out var records))
        {
            _records.Add(record.Origin.RequestId, records = []);
        }

        records.Add(record);
        _byAge.Enqueue(record);
        Forget(record.Time - options.RequestIdAge);
    }

    /// <summary>The records of this request, oldest first; empty when it is new, or too old to count.</summary>
    public IReadOnlyList<CatalogRecord> Find(string requestId, DateTimeOffset now)
    {
        Forget(now - options.RequestIdAge);
        return _records.TryGetValue(requestId, out var records) ? records : [];
    }

    /// <summary>The refusal of an id that was used for another request.</summary>
    public static Refusal Reused(ChangeOrigin origin) => new(
        RefusalReason.Reused,
        ErrorCodes.RequestIdReused,
        $"The request id '{origin.RequestId}' was used for another request.");

    private void Forget(DateTimeOffset before)
    {
        while (_byAge.TryPeek(out var oldest) && (oldest.Time < before || _byAge.Count > options.RequestIdLimit))
        {
            _byAge.Dequeue();
            var records = _records[oldest.Origin.RequestId];
            records.Remove(oldest);
            if (records.Count == 0)
            {
                _records.Remove(oldest.Origin.RequestId);
            }
        }
    }
}
