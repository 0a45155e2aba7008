namespace Muster.Storage.Sqlite;

/// <summary>The database cannot be opened as it is; the message says why and what to do.</summary>
public sealed class DatabaseUnusableException(string message, Exception? inner = null) : IOException(message, inner);
