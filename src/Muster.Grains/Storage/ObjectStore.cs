using Orleans.Storage;

namespace Muster.Grains;

/// <summary>
/// Objects of a grain under names of their own, on any Orleans storage. No <c>IPersistentState</c>: its facets are fixed in
/// number and all load at activation, while a catalogue has as many objects as it needs and a script only some at a time.
/// </summary>
/// <param name="storage">The storage.</param>
/// <param name="writer">Names this silo in what it writes; null when this is none.</param>
internal sealed class ObjectStore(IGrainStorage storage, string? writer = null)
{
    private const int TakeOverAttempts = 3;

    /// <summary>Reads an object; the payload is null when it is not there.</summary>
    public async Task<(ObjectHandle Handle, byte[]? Payload)> ReadAsync(GrainId owner, string name)
    {
        var state = new GrainState<StoredObject>(new StoredObject());
        await TryAsync(() => storage.ReadStateAsync(name, owner, state), owner, name);
        return state.RecordExists && state.State is { } stored
            ? (new(owner, name, state.ETag, stored.Writer), stored.Payload)
            : (new(owner, name, state.ETag), null);
    }

    /// <summary>Writes an object that must still be as the handle says.</summary>
    /// <exception cref="InconsistentStateException">Somebody else has written it.</exception>
    public async Task<ObjectHandle> WriteAsync(ObjectHandle handle, byte[] payload)
    {
        var state = new GrainState<StoredObject>(new StoredObject { Payload = payload, Writer = writer }, handle.ETag)
        {
            RecordExists = handle.ETag is not null,
        };
        await TryAsync(() => storage.WriteStateAsync(handle.Name, handle.Owner, state), handle.Owner, handle.Name);
        return handle with { ETag = state.ETag };
    }

    /// <summary>Writes an object under a name that was never used before.</summary>
    /// <remarks>
    /// Nobody else can have written it, so a conflict is a provider's own: it repeated a write whose answer was lost.
    /// </remarks>
    public async Task<ObjectHandle> CreateAsync(GrainId owner, string name, byte[] payload)
    {
        try
        {
            return await WriteAsync(new(owner, name, null), payload);
        }
        catch (InconsistentStateException cause)
        {
            throw Unavailable(owner, name, cause);
        }
    }

    /// <summary>
    /// Reads an object and writes it again as it is, so that a write of an earlier activation that is still under way can no
    /// longer happen: what is returned stays true until the caller writes. Nothing is written where nothing is. The handle says who
    /// wrote before.
    /// </summary>
    public async Task<(ObjectHandle Handle, byte[]? Payload)> TakeOverAsync(GrainId owner, string name)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (handle, payload) = await ReadAsync(owner, name);
            try
            {
                return payload is null ? (handle, null) : (await WriteAsync(handle, payload), payload);
            }
            catch (InconsistentStateException cause)
            {
                // The late write has happened just now: read what it wrote.
                if (attempt == TakeOverAttempts)
                {
                    throw Unavailable(owner, name, cause);
                }
            }
        }
    }

    /// <summary>Removes an object that nobody writes any more; nothing happens when it is not there.</summary>
    public async Task ClearAsync(GrainId owner, string name)
    {
        var state = new GrainState<StoredObject>(new StoredObject());
        await TryAsync(() => storage.ReadStateAsync(name, owner, state), owner, name);
        if (!state.RecordExists)
        {
            return;
        }

        try
        {
            await TryAsync(() => storage.ClearStateAsync(name, owner, state), owner, name);
        }
        catch (InconsistentStateException cause)
        {
            throw Unavailable(owner, name, cause);
        }
    }

    // Each provider has exceptions of its own, which callers in other processes may not even know.
    private static async Task TryAsync(Func<Task> operation, GrainId owner, string name)
    {
        try
        {
            await operation();
        }
#pragma warning disable CA1031 // Whatever a provider throws, it means that the storage could not do it now.
        catch (Exception cause) when (cause is not InconsistentStateException)
#pragma warning restore CA1031
        {
            throw ProviderFaults.Explain(cause, owner, name);
        }
    }

    private static StorageUnavailableException Unavailable(GrainId owner, string name, Exception cause) =>
        new($"The storage did not answer for '{name}' of {owner}.", cause);
}
