namespace Muster.Storage.Sqlite;

/// <summary>What became of a write or a clear.</summary>
/// <param name="Applied">False when the etag did not match; nothing has changed then.</param>
/// <param name="Etag">Applied: the new etag. Refused: the stored one. Either may be <see cref="Etag.Absent"/>.</param>
internal readonly record struct StateChange(bool Applied, long Etag);
