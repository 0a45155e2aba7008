namespace Muster.Gateway;

/// <summary>Walks the audit trail of one shard backwards.</summary>
internal sealed class AuditShard(ICatalogGrain shard, AuditQuery query, long before)
{
    private const int Chunk = 64;
    private readonly Queue<AuditEntry> _entries = new();
    private long? _rest = before == 0 ? null : before;

    public AuditEntry? Current => _entries.TryPeek(out var entry) ? entry : null;

    /// <summary>Only entries before this number are left; 0 for none.</summary>
    public long Before => Current is { } entry ? entry.Sequence + 1 : _rest ?? 0;

    public async Task AdvanceAsync()
    {
        _entries.Dequeue();
        await FillAsync();
    }

    /// <summary>Makes sure that there is a current entry if any is left.</summary>
    public async Task FillAsync()
    {
        while (_entries.Count == 0 && _rest is { } rest)
        {
            var page = await shard.ReadAuditAsync(query with { Before = rest, Limit = Math.Min(query.Limit, Chunk) });
            _rest = page.Before;
            foreach (var entry in page.Entries)
            {
                _entries.Enqueue(entry);
            }
        }
    }
}
