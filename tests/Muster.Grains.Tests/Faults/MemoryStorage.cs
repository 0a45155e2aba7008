using System.Globalization;
using Orleans.Storage;

namespace Muster.Grains.Tests;

/// <summary>A storage in memory with ETags, that several clusters may share.</summary>
internal sealed class MemoryStorage : IGrainStorage
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(GrainId Owner, string Name), (byte[] Payload, string ETag, string? Writer)> _objects = [];
    private long _etag;

    /// <summary>What is stored of an account or namespace.</summary>
    public IReadOnlyList<StorageOperation> Objects(string root)
    {
        lock (_lock)
        {
            return [.. _objects.Keys
                .Select(key => new StorageOperation(StorageAction.Read, key.Owner, key.Name))
                .Where(stored => stored.Root == root)];
        }
    }

    /// <summary>Flips a bit of an object.</summary>
    public void Damage(GrainId owner, string name)
    {
        lock (_lock)
        {
            var (payload, etag, writer) = _objects[(owner, name)];
            payload = [.. payload];
            payload[^1] ^= 1;
            _objects[(owner, name)] = (payload, etag, writer);
        }
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            var exists = _objects.TryGetValue((grainId, stateName), out var stored);
            grainState.State = (T)(object)new StoredObject { Payload = exists ? stored.Payload : [], Writer = stored.Writer };
            grainState.ETag = exists ? stored.ETag : null;
            grainState.RecordExists = exists;
            return Task.CompletedTask;
        }
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            Expect(stateName, grainId, grainState.ETag);
            grainState.ETag = (++_etag).ToString(CultureInfo.InvariantCulture);
            grainState.RecordExists = true;
            var written = (StoredObject)(object)grainState.State!;
            _objects[(grainId, stateName)] = (written.Payload, grainState.ETag, written.Writer);
            return Task.CompletedTask;
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            Expect(stateName, grainId, grainState.ETag);
            _objects.Remove((grainId, stateName));
            grainState.State = (T)(object)new StoredObject();
            grainState.ETag = null;
            grainState.RecordExists = false;
            return Task.CompletedTask;
        }
    }

    private void Expect(string stateName, GrainId grainId, string? etag)
    {
        var known = _objects.TryGetValue((grainId, stateName), out var stored) ? stored.ETag : null;
        if (known != etag)
        {
            throw new InconsistentStateException($"{stateName} of {grainId}: expected {etag}, found {known}");
        }
    }
}
