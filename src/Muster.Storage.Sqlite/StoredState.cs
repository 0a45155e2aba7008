namespace Muster.Storage.Sqlite;

/// <summary>One state in a storage's inventory.</summary>
/// <param name="StateName">The name under which the grain stores it.</param>
/// <param name="GrainId">The grain that owns it.</param>
/// <param name="Size">Bytes as stored, after the serializer.</param>
/// <param name="Written">When it was last written, by this machine's clock.</param>
public sealed record StoredState(string StateName, GrainId GrainId, long Size, DateTimeOffset Written);
