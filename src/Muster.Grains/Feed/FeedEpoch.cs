namespace Muster.Grains;

/// <summary>
/// The feed's hold on its storage. Runs on its grain's scheduler: no two of its steps run at once.
/// </summary>
internal sealed class FeedEpoch(ObjectStore store, GrainId owner)
{
    public const string StateName = "feed";
    private const int TakeAttempts = 5;
    private const string TakenOver = "Another activation of the feed has taken over.";
    private ObjectHandle? _handle;
    private FeedState _state = new(0, []);
    private Task _reading = Task.CompletedTask;
    private Task? _nextReading;
    private Task _writing = Task.CompletedTask;

    /// <summary>Takes over from whoever was before. Returns the nodes that may hold a lease of theirs.</summary>
    public async Task<ImmutableArray<string>> TakeAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            (_handle, var known) = await ReadAsync();
            try
            {
                await WriteAsync(known with { Epoch = known.Epoch + 1 });
                return known.Nodes;
            }
            catch (Orleans.Storage.InconsistentStateException) when (attempt < TakeAttempts)
            {
                // Another activation has written just now: it is over as soon as we have.
            }
        }
    }

    /// <summary>Completes when it is stored that this node may hold a lease.</summary>
    /// <param name="node">The node.</param>
    /// <param name="gone">Nodes that hold none any more; they are stored no longer.</param>
    /// <exception cref="StorageUnavailableException">Somebody else has taken over, or the storage does not answer.</exception>
    public async Task AddAsync(string node, IReadOnlySet<string> gone)
    {
        // A write that is under way may take this node out.
        while (!_writing.IsCompleted || !_state.Nodes.Contains(node))
        {
            if (!_writing.IsCompleted)
            {
                await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                continue;
            }

            try
            {
                await (_writing = WriteAsync(_state with { Nodes = [.. _state.Nodes.Where(known => !gone.Contains(known)), node] }));
            }
            catch (Orleans.Storage.InconsistentStateException cause)
            {
                throw new StorageUnavailableException(TakenOver, cause);
            }
        }
    }

    /// <summary>Completes when a read that began after this call has shown that nobody else has taken over.</summary>
    /// <exception cref="StorageUnavailableException">Somebody has, or the storage does not answer.</exception>
    public Task ConfirmAsync() => _nextReading ??= ConfirmAfterAsync(_reading);

    private async Task ConfirmAfterAsync(Task current)
    {
        // Whoever asks until the read begins shares it; so this must not begin before its task is known.
        await Task.Yield();
        await current.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        (_reading, _nextReading) = (_nextReading ?? Task.CompletedTask, null);
        var (_, found) = await ReadAsync();
        if (found.Epoch != _state.Epoch)
        {
            throw new StorageUnavailableException(TakenOver);
        }
    }

    private async Task<(ObjectHandle Handle, FeedState State)> ReadAsync()
    {
        var (handle, payload) = await store.ReadAsync(owner, StateName);
        return (handle, payload is null ? new(0, []) : StoredJson.Decode<FeedState>(payload, ObjectKind.Feed, handle.ToString()));
    }

    private async Task WriteAsync(FeedState next)
    {
        _handle = await store.WriteAsync(_handle!, StoredJson.Encode(next, ObjectKind.Feed));
        _state = next;
    }
}
