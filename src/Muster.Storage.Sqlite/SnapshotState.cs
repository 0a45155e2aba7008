namespace Muster.Storage.Sqlite;

/// <summary>A state as a snapshot finds it.</summary>
/// <param name="Storage">Name of the storage.</param>
/// <param name="State">Name of the state.</param>
/// <param name="Grain">Its owner.</param>
/// <param name="Size">Bytes as stored.</param>
/// <param name="Written">When it was written, by the writer's clock.</param>
/// <param name="Bytes">The bytes, where they were asked for.</param>
internal sealed record SnapshotState(
    string Storage,
    string State,
    GrainId Grain,
    long Size,
    DateTimeOffset Written,
    byte[]? Bytes)
{
    public override string ToString() => $"{Storage}/{State} of {Grain}";
}
