namespace Muster.Storage.Sqlite;

/// <summary>
/// A read or a write failed below the database: disk full, disk error, damaged file. Whether a write that ends this way
/// is stored is unknown until the state is read again.
/// </summary>
public sealed class DatabaseFailureException(string message, Exception inner) : IOException(message, inner);
