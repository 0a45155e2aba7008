using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Muster.Grains;

/// <summary>
/// The durable log of a shard. Changes gather while one write is under way and are written together; after any error of the
/// storage the log answers nothing more, and only the next activation's epoch settles what became of the last write.
/// Runs on its grain's scheduler: no two of its steps run at once.
/// </summary>
internal sealed class CatalogLog(
    CatalogSegments segments,
    CatalogLogOptions options,
    TimeProvider time,
    ILogger logger)
{
    private readonly Queue<PendingCommit> _pending = new();
    private CatalogManifest _manifest = new();
    private ObjectHandle? _handle;
    private StorageUnavailableException? _fault;
    private SegmentReplacement? _replacement;
    private bool _isFlushing;
    private bool _isMaintaining;
    private long _segmentNumber;
    private long _lastSequence;

    /// <summary>Called in order of sequence for each record that has become durable, before its writer is answered.</summary>
    public required Action<CatalogRecord> Published { get; init; }

    /// <summary>Called once when the log has failed and what is stored is no longer known.</summary>
    public required Action Faulted { get; init; }

    /// <summary>What is durable.</summary>
    public CatalogManifest Manifest => _manifest;

    /// <summary>
    /// Whether the log has ended since the storage refused a write for certain: what was durable still is, and all that is.
    /// </summary>
    public bool IsRefused => _fault is { StoredNothing: true };

    /// <summary>Silo that wrote the manifest before this activation; null when none had.</summary>
    public string? TakenFrom => _handle?.Writer;

    /// <summary>Throws when the log has failed.</summary>
    public void ThrowIfFaulted()
    {
        if (_fault is not null)
        {
            throw _fault;
        }
    }

    /// <summary>Takes the shard over: raises the epoch, then returns all records in order of sequence.</summary>
    public async Task<IReadOnlyList<CatalogRecord>> OpenAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            (_handle, _manifest) = await segments.ReadManifestAsync();
            var raised = _manifest with { Epoch = _manifest.Epoch + 1 };
            try
            {
                _handle = await segments.WriteManifestAsync(_handle, raised);
                _manifest = raised;
                break;
            }
            catch (InconsistentStateException) when (attempt < 3)
            {
                // The activation before this one has written once more: read what it wrote.
            }
        }

        _lastSequence = _manifest.Sequence;
        return await ReadAllAsync();
    }

    // Whoever has taken over meanwhile may have merged and cleared what this manifest names: then nothing is damaged.
    private async Task<IReadOnlyList<CatalogRecord>> ReadAllAsync()
    {
        try
        {
            return await segments.ReadAllAsync(_manifest);
        }
        catch (CorruptObjectException cause)
        {
            var (_, now) = await segments.ReadManifestAsync();
            throw now.Epoch == _manifest.Epoch
                ? cause
                : new StorageUnavailableException("Another activation has taken the shard over.", cause);
        }
    }

    /// <summary>The number that <see cref="NextSequence"/> would give.</summary>
    public long PeekSequence() => _lastSequence + 1;

    /// <summary>The number of the next change. Taken and used in one turn, in the order of <see cref="AppendAsync"/>.</summary>
    public long NextSequence() => ++_lastSequence;

    /// <summary>Completes when the records are durable and published.</summary>
    public Task AppendAsync(IReadOnlyList<CatalogRecord> records) => Enqueue(new(records));

    /// <summary>Completes when everything that is queued now is durable.</summary>
    public Task WaitAsync()
    {
        ThrowIfFaulted();
        return _isFlushing ? Enqueue(new([])) : Task.CompletedTask;
    }

    /// <summary>Ends the log: later calls fail.</summary>
    public void Close(string reason) => _fault ??= new StorageUnavailableException(reason);

    private Task Enqueue(PendingCommit commit)
    {
        ThrowIfFaulted();
        _pending.Enqueue(commit);
        if (!_isFlushing)
        {
            _isFlushing = true;
            _ = FlushAsync();
        }

        return commit.Durable;
    }

    private async Task FlushAsync()
    {
        var batch = new List<PendingCommit>();
        try
        {
            while (_pending.Count > 0 || _replacement is not null)
            {
                ThrowIfFaulted();
                batch.AddRange(_pending);
                _pending.Clear();
                await WriteAsync([.. batch.SelectMany(commit => commit.Records)]);
                foreach (var commit in batch)
                {
                    foreach (var record in commit.Records)
                    {
                        Published(record);
                    }

                    commit.Complete();
                }

                batch.Clear();
            }

            _isFlushing = false;
            Maintain();
        }
#pragma warning disable CA1031 // Whatever a provider throws, the outcome of the write is unknown and the log must stop.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Fail(cause, batch);
        }
    }

    private async Task WriteAsync(ImmutableArray<CatalogRecord> records)
    {
        var next = _manifest;
        if (_replacement is { } replacement)
        {
            _replacement = null;
            next = replacement.ApplyTo(next, time.GetUtcNow());
        }

        if (records.Length > 0)
        {
            next = next with { Sequence = records[^1].Sequence, Tail = next.Tail.AddRange(records) };
        }

        // The segment first: a manifest must never name an object that may not exist.
        if (next.Tail.Length > options.TailLimit)
        {
            var segment = await segments.WriteAsync(next.Epoch, ++_segmentNumber, LevelOf(next.Tail.Length), next.Tail);
            next = next with
            {
                Segments = next.Segments.Add(segment),
                Journal = next.Journal.Append(segment, next.Tail),
                Tail = [],
            };
        }

        if (!ReferenceEquals(next, _manifest))
        {
            _handle = await segments.WriteManifestAsync(_handle!, next);
            _manifest = next;
        }
    }

    // A big batch is born at the level that as many small ones would have reached by merging.
    private int LevelOf(int count) =>
        Math.Max(0, (int)Math.Log((double)count / options.TailLimit, options.MergeWidth));

    private void Maintain()
    {
        if (!_isMaintaining && _fault is null && CatalogSegments.HasWork(_manifest, options, time.GetUtcNow()))
        {
            _isMaintaining = true;
            _ = MaintainAsync();
        }
    }

    private async Task MaintainAsync()
    {
        try
        {
            _replacement = await segments.MaintainAsync(_manifest, () => ++_segmentNumber, options, time.GetUtcNow());
        }
#pragma warning disable CA1031 // Merging is never urgent: what it could not read or write now, it tries at a later flush.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            logger.LogWarning(cause, "Segments of {Shard} could not be merged; they stay as they are.", segments);
        }

        _isMaintaining = false;
        if (_replacement is not null && _fault is null && !_isFlushing)
        {
            _isFlushing = true;
            await FlushAsync();
        }
    }

    private void Fail(Exception cause, List<PendingCommit> batch)
    {
        if (_fault is null)
        {
            _fault = AsFault(cause);
        }

        _isFlushing = false;
        batch.AddRange(_pending);
        _pending.Clear();
        foreach (var commit in batch)
        {
            commit.Fail(_fault);
        }

        if (!IsRefused)
        {
            Faulted();
        }
    }

    private StorageUnavailableException AsFault(Exception cause)
    {
        if (cause is StorageUnavailableException { StoredNothing: true } refusal)
        {
            logger.LogError(cause, "{Shard} could not be written and is read-only until it can: {Reason}", segments, cause.Message);
            return refusal;
        }

        logger.LogError(cause, "The log of {Shard} has failed; the next activation takes over.", segments);
        return new("The catalogue's storage did not answer; the outcome is not known.", cause);
    }
}
