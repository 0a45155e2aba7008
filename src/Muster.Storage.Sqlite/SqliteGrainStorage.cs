using System.Runtime.InteropServices;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Muster.Storage.Sqlite;

/// <summary>Grain states in a SQLite database. A write completes when it is durable.</summary>
internal sealed class SqliteGrainStorage(
    string name,
    string path,
    SqliteDatabases databases,
    IGrainStorageSerializer serializer,
    IActivatorProvider activators) : IGrainStorage, IGrainStorageInventory, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly StateTable _states = new(databases.Open(path), name);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_states.Read(stateName, grainId) is not { } row)
        {
            Reset(grainState);
            return Task.CompletedTask;
        }

        grainState.State = row.Payload.Length > 0
            ? serializer.Deserialize<T>(BinaryData.FromBytes(row.Payload))
            : Create<T>();
        grainState.ETag = Etag.Format(row.Etag);
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = Bytes(serializer.Serialize(grainState.State));
        var result = await _states.WriteAsync(stateName, grainId, Etag.Parse(grainState.ETag), payload);
        grainState.ETag = Etag.Format(Accept(result, "write", stateName, grainId, grainState.ETag));
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var result = await _states.ClearAsync(stateName, grainId, Etag.Parse(grainState.ETag));
        Accept(result, "clear", stateName, grainId, grainState.ETag);
        Reset(grainState);
    }

    public IAsyncEnumerable<StoredState> ListAsync(
        string statePrefix, CancellationToken cancellationToken = default) =>
        new StateInventory(_states).ListAsync(statePrefix, cancellationToken);

    /// <remarks>
    /// A silo creates its participants before it starts, so a database that cannot be opened is known before anything
    /// runs. A silo that fails later, in a stage of its start, leaves threads of Orleans spinning.
    /// </remarks>
    public void Participate(ISiloLifecycle lifecycle)
    {
    }

    private static byte[] Bytes(BinaryData data) =>
        MemoryMarshal.TryGetArray(data.ToMemory(), out var segment)
        && segment is { Offset: 0, Array: { } array } && array.Length == segment.Count
            ? array
            : data.ToArray();

    private long Accept(StateChange change, string verb, string stateName, GrainId grainId, string? etag)
    {
        if (change.Applied)
        {
            return change.Etag;
        }

        var stored = change.Etag == Etag.Absent ? null : Etag.Format(change.Etag);
        throw new InconsistentStateException(
            $"storage '{name}', {verb} of state '{stateName}' of grain {grainId}: "
            + $"expected etag {etag ?? "none"}, found {stored ?? "none"}",
            stored,
            etag);
    }

    private void Reset<T>(IGrainState<T> grainState)
    {
        grainState.State = Create<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private T Create<T>() => activators.GetActivator<T>().Create();
}
