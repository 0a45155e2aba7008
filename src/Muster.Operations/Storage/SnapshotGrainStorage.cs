using Muster.Storage.Sqlite;
using Orleans.Serialization;
using Orleans.Storage;

namespace Muster.Operations;

/// <summary>One storage of a snapshot in the form that the grains' own classes read.</summary>
internal sealed class SnapshotGrainStorage(string name, SqliteSnapshot snapshot, Serializer serializer) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var bytes = snapshot.Read(name, stateName, grainId);
        grainState.RecordExists = bytes is not null;
        grainState.ETag = null;
        if (bytes is { Length: > 0 })
        {
            grainState.State = serializer.Deserialize<T>(bytes);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new InvalidOperationException("A snapshot is not written to.");

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new InvalidOperationException("A snapshot is not written to.");
}
