using System.Collections.Concurrent;
using Orleans.Storage;

namespace Muster.Grains.Tests;

/// <summary>Operations whose callers were told of a timeout, and which are still under way.</summary>
internal sealed class LateWrites
{
    private readonly ConcurrentDictionary<(GrainId Owner, string Name, StorageFault Moment), ConcurrentQueue<Func<Task>>> _late = new();

    public void Add(StorageOperation operation, StorageFault moment, Func<Task> write) =>
        _late.GetOrAdd((operation.Owner, operation.Name, moment), _ => new()).Enqueue(write);

    public async Task LandAsync(StorageOperation operation, StorageFault moment)
    {
        if (!_late.IsEmpty && _late.TryRemove((operation.Owner, operation.Name, moment), out var writes))
        {
            await LandAsync(writes);
        }
    }

    /// <summary>All that is left of an account or namespace: their objects were not asked for again.</summary>
    public async Task LandAllAsync(string root)
    {
        foreach (var key in _late.Keys)
        {
            if (new StorageOperation(StorageAction.Write, key.Owner, key.Name).Root == root
                && _late.TryRemove(key, out var writes))
            {
                await LandAsync(writes);
            }
        }
    }

    private static async Task LandAsync(IEnumerable<Func<Task>> writes)
    {
        foreach (var write in writes)
        {
            try
            {
                await write();
            }
            catch (InconsistentStateException)
            {
                // It came too late, and nobody waits for it.
            }
        }
    }
}
