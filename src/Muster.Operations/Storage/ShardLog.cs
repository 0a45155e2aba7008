using Microsoft.Extensions.Logging.Abstractions;
using Muster.Grains;

namespace Muster.Operations;

/// <summary>
/// A shard's log, taken over as the next activation would: the epoch is raised, and what is appended is durable when it returns.
/// One caller at a time.
/// </summary>
internal sealed class ShardLog
{
    // Merging is left to the silo: it goes on beside the answers there, while here the file is closed at the end.
    private static readonly CatalogLogOptions s_options = new()
    {
        MergeWidth = int.MaxValue,
        RetiredSegmentAge = TimeSpan.MaxValue,
    };

    // A log's steps must not overlap; its grain's scheduler sees to that elsewhere.
    private readonly TaskFactory _turns = new(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);
    private readonly Dictionary<string, CatalogRow> _rows = new(StringComparer.Ordinal);
    private readonly CatalogLog _log;
    private readonly TimeProvider _time;

    private ShardLog(StoreWriter store, GrainId shard, TimeProvider time)
    {
        _time = time;
        _log = new(new CatalogSegments(store.Stores.Meta, shard), s_options, time, NullLogger.Instance)
        {
            Published = Apply,
            Faulted = static () => { },
        };
    }

    /// <summary>The rows as they are now.</summary>
    public IReadOnlyDictionary<string, CatalogRow> Rows => _rows;

    public static async Task<ShardLog> OpenAsync(StoreWriter store, GrainId shard, TimeProvider time)
    {
        var log = new ShardLog(store, shard, time);
        foreach (var record in await log._turns.StartNew(log._log.OpenAsync).Unwrap())
        {
            log.Apply(record);
        }

        return log;
    }

    /// <summary>Writes rows, all by one commit. Their revision is set here; a row that is new begins a life of its name.</summary>
    public Task AppendAsync(CatalogChangeKind kind, IReadOnlyCollection<CatalogRow> rows, ChangeOrigin origin)
    {
        return _turns.StartNew(Append).Unwrap();

        Task Append()
        {
            var now = _time.GetUtcNow();
            return _log.AppendAsync([.. rows.Select(row => Record(kind, row, origin, now))]);
        }
    }

    private CatalogRecord Record(CatalogChangeKind kind, CatalogRow row, ChangeOrigin origin, DateTimeOffset now)
    {
        var sequence = _log.NextSequence();
        return new(
            sequence,
            now,
            kind,
            row with { Revision = sequence, Incarnation = row.Incarnation > 0 ? row.Incarnation : sequence },
            origin);
    }

    private void Apply(CatalogRecord record)
    {
        if (record.IsDeletion)
        {
            _rows.Remove(record.Row.Name);
        }
        else if (record.ConcernsRow)
        {
            _rows[record.Row.Name] = record.Row;
        }
    }
}
