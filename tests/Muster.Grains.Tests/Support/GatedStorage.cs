using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Storage;

namespace Muster.Grains.Tests;

/// <summary>
/// A storage in memory with ETags, whose writes can be held closed, counted, and made to fail before or after they happened.
/// </summary>
internal sealed class GatedStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string, GrainId), (byte[] Payload, string ETag)> _objects = new();
    private TaskCompletionSource _gate = Opened();
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _etag;

    public enum Fault
    {
        None,
        BeforeWriting,
        AfterWriting,
    }

    /// <summary>Names of the objects that were written, in order.</summary>
    public ConcurrentQueue<string> Writes { get; } = new();

    /// <summary>What happens to the next write.</summary>
    public Fault Next { get; set; }

    public IEnumerable<string> Names => _objects.Keys.Select(key => key.Item1);

    /// <summary>Holds writes back until <see cref="Open"/>; the task tells that one has arrived.</summary>
    public Task Close()
    {
        _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _arrival.Task;
    }

    public void Open() => _gate.TrySetResult();

    public void Damage(string name)
    {
        var key = _objects.Keys.Single(key => key.Item1 == name);
        var (payload, etag) = _objects[key];
        payload = [.. payload];
        payload[^1] ^= 1;
        _objects[key] = (payload, etag);
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_objects.TryGetValue((stateName, grainId), out var stored))
        {
            grainState.State = (T)(object)new StoredObject { Payload = stored.Payload };
            grainState.ETag = stored.ETag;
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _arrival.TrySetResult();
        await _gate.Task;
        var fault = Next;
        Next = Fault.None;
        if (fault == Fault.BeforeWriting)
        {
            throw new IOException("the disk is on strike");
        }

        var key = (stateName, grainId);
        var known = _objects.TryGetValue(key, out var stored) ? stored.ETag : null;
        if (known != grainState.ETag)
        {
            throw new InconsistentStateException($"{stateName}: expected {grainState.ETag}, found {known}");
        }

        grainState.ETag = Interlocked.Increment(ref _etag).ToString(CultureInfo.InvariantCulture);
        _objects[key] = (((StoredObject)(object)grainState.State!).Payload, grainState.ETag);
        Writes.Enqueue(stateName);
        if (fault == Fault.AfterWriting)
        {
            throw new TimeoutException("no answer");
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _objects.TryRemove((stateName, grainId), out _);
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }
}
