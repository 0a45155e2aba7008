using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muster.Tags;
using Orleans.Concurrency;

namespace Muster.Grains;

/// <inheritdoc cref="ICatalogGrain"/>
/// <remarks>
/// Reentrant: callers gather into the next group commit while one write is under way. So a change is checked and queued in one
/// step with no await between, or two writers could pass the same check; and an answer that rests on a queued change waits
/// until that one is durable, or it would tell of something that may never have happened.
/// </remarks>
[Reentrant, GrainType("muster.catalog")]
internal sealed class CatalogGrain : OwnedGrain, ICatalogGrain
{
    private readonly CatalogSegments _segments;
    private readonly TimeProvider _time;
    private readonly CatalogCleaner _cleaner;
    private readonly UnfinishedPurges _unfinished = new();
    private readonly AuditReader _audit;
    private readonly CatalogLogOptions _options;
    private readonly ILogger _logger;
    private readonly string _namespaceId;
    private readonly PolicySet _declared;
    private readonly ShardPolicies _policies;
    private readonly RetentionOptions _retention;
    private CatalogView _view;
    private CatalogLog _log;
    private NamespaceDescriptor? _space;
    private Task? _reopening;
    private Task? _erasing;
    private Task? _awaitingSweep;

    public CatalogGrain(
        IGrainContext context,
        ObjectStores stores,
        DocumentStore documents,
        PolicySet declared,
        Ownership ownership,
        ClusterFormat format,
        IOptions<CatalogLogOptions> options,
        IOptions<RetentionOptions> retention,
        TimeProvider time,
        ILogger<CatalogGrain> logger)
        : base(ownership)
    {
        _segments = new(stores.Meta, context.GrainId, format);
        _audit = new(_segments);
        _options = options.Value;
        _time = time;
        _logger = logger;
        _declared = declared;
        _policies = new(declared);
        _retention = retention.Value;
        _namespaceId = ScriptAddress.FromGrainKey(context.GrainId.Key.ToString()!).NamespaceId;
        _cleaner = new(documents, _namespaceId);
        (_view, _log) = Begin();
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (_space is not null)
        {
            SweepLater();
            this.RegisterGrainTimer(NoteAuditHead, _options.AuditNoteInterval, _options.AuditNoteInterval);
        }
    }

    public Task<CatalogRow?> FindAsync(string name) => Task.FromResult(View().Find(name));

    public Task<CatalogPage> ListAsync(CatalogQuery query)
    {
        var rows = View().Page(Parse(query.Filter), query.After, checked(query.Limit + 1)).ToImmutableArray();
        return Task.FromResult(rows.Length > query.Limit
            ? new CatalogPage(rows[..query.Limit], HasMore: true)
            : new CatalogPage(rows, HasMore: false));
    }

    public Task<long> CountAsync(string? filter) => Task.FromResult(View().CountMatches(Parse(filter)));

    public async Task<Outcome<CatalogRow>> CommitAsync(CatalogChange change)
    {
        await EnsureWritableAsync();
        if (_space is not { } space)
        {
            return NamespaceGone();
        }

        // It would only be found out when the record is written, and take everybody else's changes down with it.
        ArgumentOutOfRangeException.ThrowIfEqual(change.ContentHash?.All(char.IsAsciiHexDigit), false, nameof(change));
        _log.ThrowIfFaulted();
        if (_view.TryRecall(change.Origin, _time.GetUtcNow(), out var earlier))
        {
            await _log.WaitAsync();
            return Repeat(change, earlier[0]);
        }

        var row = _view.FindQueued(change.Name);
        var restsOnQueued = _view.IsQueued(change.Name);
        var now = _time.GetUtcNow();
        var sequence = _log.PeekSequence();
        var verdict = CatalogRules.Judge(row, FindUndoable(change.Name, now)?.Row, change, sequence, now, space, _policies);
        if (!verdict.IsChange)
        {
            if (row is null && change.Purges && _view.Deleted.Of(change.Name) is { IsEmpty: false } lives)
            {
                await PurgeAsync([.. lives], now, change.Origin);
                return lives[^1].Row;
            }

            // What an undeletion finds, or does not, may be a deletion or a purge that is queued.
            await (restsOnQueued || change.Kind == CatalogChangeKind.Undelete ? _log.WaitAsync() : Task.CompletedTask);
            return verdict.Refusal is { } refusal ? refusal : verdict.Row!;
        }

        if (change.Kind == CatalogChangeKind.Delete)
        {
            await DeleteAsync([(row!, change.Origin)], now, change.Purges);
            return row!;
        }

        var before = RowBefore.Of(row, verdict.Row!);
        var record = new CatalogRecord(_log.NextSequence(), now, change.Kind, verdict.Row!, change.Origin, before);
        _view.Queue(record);
        await _log.AppendAsync([record]);
        return record.Row;
    }

    public async Task<CatalogRow?> RecallAsync(string name, ChangeOrigin origin)
    {
        await EnsureWritableAsync();
        if (_space is null || !_view.TryRecall(origin, _time.GetUtcNow(), out var earlier))
        {
            return null;
        }

        await _log.WaitAsync();
        return earlier.FirstOrDefault(record => record.IsOf(origin) && record.Row.Name == name)?.Row;
    }

    public async Task<Refusal?> FindReuseAsync(ChangeOrigin origin)
    {
        await EnsureWritableAsync();
        if (_space is null || !_view.TryRecall(origin, _time.GetUtcNow(), out var earlier) || earlier[0].IsOf(origin))
        {
            return null;
        }

        await _log.WaitAsync();
        return RequestMemory.Reused(origin);
    }

    public async Task<BulkDeletion> DeleteMatchingAsync(string filter, ChangeOrigin origin, bool purges)
    {
        await EnsureWritableAsync();
        if (_space is null)
        {
            return new([], 0);
        }

        _log.ThrowIfFaulted();
        if (_view.TryRecall(origin, _time.GetUtcNow(), out var earlier) && earlier[0].IsOf(origin))
        {
            await _log.WaitAsync();
            return new([.. earlier.Where(record => record.IsDeletion).Select(record => record.Row)], 0);
        }

        var now = _time.GetUtcNow();
        var matches = _view.MatchQueued(Parse(filter)!);
        var protectedCount = matches.RemoveAll(row => _policies.NameProtection(row) is not null);
        await DeleteAsync(matches.ConvertAll(row => (row, origin)), now, purges);
        return new([.. matches], protectedCount);
    }

    public async Task<ProtectedMatches> CountProtectedAsync(string? filter)
    {
        await EnsureWritableAsync();
        if (_space is null)
        {
            return new(0, []);
        }

        _log.ThrowIfFaulted();
        var reasons = _view.MatchQueued(Parse(filter)).ConvertAll(_policies.NameProtection);
        reasons.RemoveAll(reason => reason is null);
        await _log.WaitAsync();
        return new(reasons.Count, [.. reasons.OfType<string>().Distinct()]);
    }

    public Task TakePoliciesAsync(ImmutableArray<RecordedPolicy> recorded)
    {
        _policies.Take(recorded);
        return Task.CompletedTask;
    }

    public async Task<ShardSweep> SweepAsync(ImmutableArray<RecordedPolicy> recorded)
    {
        await EnsureWritableAsync();
        if (_space is null)
        {
            return new([], HasMore: false, []);
        }

        _log.ThrowIfFaulted();
        _policies.Take(recorded);
        var now = _time.GetUtcNow();
        var over = new Dictionary<string, (CatalogRow Row, ChangeOrigin Origin)>(StringComparer.Ordinal);
        foreach (var policy in _policies.Sweeping)
        {
            var origin = new ChangeOrigin { RequestId = Guid.NewGuid().ToString("N"), Actor = $"policy:{policy.Name}" };
            foreach (var row in _view.MatchQueued(policy.Filter)
                .Where(row => policy.IsOver(row, now) && _policies.NameProtection(row) is null))
            {
                over.TryAdd(row.Name, (row, origin));
            }
        }

        List<(CatalogRow Row, ChangeOrigin Origin)> swept = [.. over.Values.Take(_retention.BatchSize)];
        await DeleteAsync(swept, now, purges: false);
        var old = _view.Deleted.Before(now - _options.UndoAge, _retention.BatchSize);
        await PurgeAsync(old, now, new() { RequestId = Guid.NewGuid().ToString("N"), Actor = "system:purge" });
        await ClearPurgedAsync(_unfinished.Take(_retention.BatchSize));
        return new(
            [.. swept.Select(deletion => deletion.Row.Name)],
            over.Count > swept.Count || old.Count == _retention.BatchSize || _unfinished.Count > 0,
            _policies.Undeclared,
            _view.Deleted.Count);
    }

    public async Task<UndeletePreview> PreviewUndeleteAsync(string operationId)
    {
        await EnsureWritableAsync();
        if (_space is null)
        {
            return new(0, []);
        }

        _log.ThrowIfFaulted();
        var deletions = FindUndoable(operationId);
        ImmutableArray<string> taken =
            [.. deletions.Select(record => record.Row.Name).Where(name => _view.FindQueued(name) is not null)];
        await _log.WaitAsync();
        return new(deletions.Count - taken.Length, taken);
    }

    public async Task<ImmutableArray<string>> UndeleteAsync(string operationId, ChangeOrigin origin)
    {
        await EnsureWritableAsync();
        if (_space is null)
        {
            return [];
        }

        _log.ThrowIfFaulted();
        if (_view.TryRecall(origin, _time.GetUtcNow(), out var earlier) && earlier[0].IsOf(origin))
        {
            await _log.WaitAsync();
            return [.. earlier.Select(record => record.Row.Name)];
        }

        var now = _time.GetUtcNow();
        var records = FindUndoable(operationId)
            .Where(deletion => _view.FindQueued(deletion.Row.Name) is null)
            .Select(deletion =>
            {
                var revived = CatalogRules.Revive(deletion.Row, _log.NextSequence(), now);
                return new CatalogRecord(revived.Revision, now, CatalogChangeKind.Undelete, revived, origin);
            })
            .ToList();
        records.ForEach(_view.Queue);
        await (records.Count > 0 ? _log.AppendAsync(records) : _log.WaitAsync());
        return [.. records.Select(record => record.Row.Name)];
    }

    public async Task<AuditPage> ReadAuditAsync(AuditQuery query)
    {
        if (_space is null)
        {
            return new([], null);
        }

        ThrowUnlessReadable();
        return await _audit.ReadAsync(_log.Manifest, query);
    }

    public async Task<AuditVerification> VerifyAuditAsync()
    {
        if (_space is null)
        {
            return new(1, 0, AuditChain.Start, null);
        }

        ThrowUnlessReadable();
        return await _audit.VerifyAsync(_log.Manifest);
    }

    // It may take longer than a call may: who asks again joins the clearing that is under way.
    // One that has failed is begun again.
    public Task EraseAsync() => _erasing = _erasing is null or { IsFaulted: true } ? ClearAllAsync() : _erasing;

    protected override async Task<string?> TakeOverAsync()
    {
        var space = GrainFactory.GetGrain<INamespaceGrain>(_namespaceId);
        _space = await space.DescribeAsync();

        // A namespace that is gone has no shards: an activation must not make one by raising its epoch.
        if (_space is null)
        {
            return null;
        }

        _policies.Take(_space.IsReserved ? [] : await space.RecordPoliciesAsync(_declared.Declared));
        var records = await _log.OpenAsync();
        _view.Load(records);
        foreach (var purge in records.Where(record => record.Kind == CatalogChangeKind.Purge))
        {
            _unfinished.Add(purge.Row);
        }

        return _log.TakenFrom;
    }

    // A namespace that is gone has no rows, whatever this activation still remembers.
    private CatalogView View()
    {
        if (_space is null)
        {
            return new(new());
        }

        ThrowUnlessReadable();
        return _view;
    }

    // What is durable is still known after a refusal, and nobody else has the shard: reads go on.
    private void ThrowUnlessReadable()
    {
        if (!_log.IsRefused)
        {
            _log.ThrowIfFaulted();
        }
    }

    // After a refusal what was queued is gone but still in the view: the next write takes the shard over once more, as a new
    // activation would, and so finds out whether the storage can be written again.
    private Task EnsureWritableAsync() => _log.IsRefused && _space is not null
        ? _reopening is null or { IsCompleted: true } ? _reopening = ReopenAsync() : _reopening
        : Task.CompletedTask;

    private async Task ReopenAsync()
    {
        var (view, log) = Begin();
        view.Load(await log.OpenAsync());
        await SettleAsync(log.TakenFrom);
        (_view, _log) = (view, log);
        _logger.LogInformation("{Shard} can be written again.", _segments);
    }

    private (CatalogView View, CatalogLog Log) Begin()
    {
        var view = new CatalogView(_options);
        return (view, new(_segments, _options, _time, _logger) { Published = view.Publish, Faulted = DeactivateOnIdle });
    }

    private CatalogRecord? FindUndoable(string name, DateTimeOffset now) =>
        _view.Deleted.Find(name) is { } deletion && now - deletion.Time <= _options.UndoAge ? deletion : null;

    private List<CatalogRecord> FindUndoable(string operationId)
    {
        var since = _time.GetUtcNow() - _options.UndoAge;
        return _view.Deleted.OfOperation(operationId).FindAll(deletion => deletion.Time >= since);
    }

    // Whoever purges at once has the deletion and its end recorded together: what is cleared then can no longer be brought back.
    private async Task DeleteAsync(List<(CatalogRow Row, ChangeOrigin Origin)> deletions, DateTimeOffset now, bool purges)
    {
        var records = new List<CatalogRecord>(deletions.Count);
        foreach (var (row, origin) in deletions)
        {
            records.Add(new(_log.NextSequence(), now, CatalogChangeKind.Delete, row, origin));
            if (purges)
            {
                records.Add(new(_log.NextSequence(), now, CatalogChangeKind.Purge, row, origin));
            }
        }

        records.ForEach(_view.Queue);
        await (records.Count > 0 ? _log.AppendAsync(records) : _log.WaitAsync());
        if (purges)
        {
            await ClearPurgedAsync(deletions.ConvertAll(deletion => deletion.Row));
        }

        SweepLater();
    }

    // Recorded first, so that nothing that is half cleared can be brought back. A crash in between leaves documents that the next
    // activation's sweep clears: it looks again at all that were purged.
    private async Task PurgeAsync(List<CatalogRecord> deletions, DateTimeOffset now, ChangeOrigin origin)
    {
        if (deletions.Count == 0)
        {
            return;
        }

        var records = deletions.ConvertAll(deletion =>
            new CatalogRecord(_log.NextSequence(), now, CatalogChangeKind.Purge, deletion.Row, origin));
        records.ForEach(_view.Queue);
        await _log.AppendAsync(records);
        await ClearPurgedAsync(deletions.ConvertAll(deletion => deletion.Row));
    }

    private async Task ClearPurgedAsync(List<CatalogRow> rows)
    {
        try
        {
            await _cleaner.ClearAsync(rows);
        }
        catch (StorageUnavailableException)
        {
            rows.ForEach(_unfinished.Add);
            SweepLater();
            throw;
        }
    }

    // Nobody waits for it: a deletion counts whether or not somebody clears up after it, and the next one asks again.
    private void SweepLater()
    {
        if (_view.Deleted.Count + _unfinished.Count > 0 && _awaitingSweep is null or { IsFaulted: true })
        {
            _awaitingSweep = GrainFactory.GetGrain<IRetentionGrain>(_namespaceId).StartAsync();
            _awaitingSweep.Ignore();
        }
    }

    // Who keeps the log elsewhere can tell by it whether the journal was rewritten.
    private Task NoteAuditHead()
    {
        var manifest = _log.Manifest;
        _logger.LogInformation(
            "Audit head of {Shard}: record {Sequence}, hash {Hash}.",
            _segments,
            manifest.Sequence,
            AuditChain.Extend(manifest.Journal.Head, manifest.Unjournaled));
        return Task.CompletedTask;
    }

    private async Task ClearAllAsync()
    {
        if (_space is not null)
        {
            // From here on nothing is queued any more, so the wait is for the last change.
            _space = null;
            await _log.WaitAsync();
            _log.Close("The namespace is deleted.");
        }

        // Read anew: this activation may have come after the namespace's own document was erased, and know nothing.
        var (handle, manifest) = await _segments.ReadManifestAsync();
        var left = new CatalogView(new());
        left.Load(await _segments.ReadWhatIsLeftAsync(manifest));
        await _cleaner.ClearAsync(left.Page(null, null, int.MaxValue));
        await _cleaner.ClearAsync(left.Deleted.Before(DateTimeOffset.MaxValue, int.MaxValue).Select(deletion => deletion.Row));
        await _segments.EraseAsync(handle, manifest);
        DeactivateOnIdle();
    }

    private static Outcome<CatalogRow> Repeat(CatalogChange change, CatalogRecord earlier) =>
        earlier.IsOf(change.Origin) && earlier.Row.Name == change.Name ? earlier.Row : RequestMemory.Reused(change.Origin);

    private static Outcome<CatalogRow> NamespaceGone() => new Refusal(
        RefusalReason.NotFound,
        ErrorCodes.NamespaceNotFound,
        "workers.api.error.dispatch_namespace_not_found: this dispatch namespace was deleted.");

    private static TagFilter? Parse(string? filter) =>
        filter is null ? null : TagFilter.Parse(filter, TagFilterDialect.Extended);
}
