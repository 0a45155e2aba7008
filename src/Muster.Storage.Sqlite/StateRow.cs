namespace Muster.Storage.Sqlite;

/// <summary>A state as stored.</summary>
internal sealed record StateRow(long Etag, byte[] Payload);
