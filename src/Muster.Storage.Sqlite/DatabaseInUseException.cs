namespace Muster.Storage.Sqlite;

/// <summary>Another process, or another silo in this one, has the database open.</summary>
public sealed class DatabaseInUseException(string path, Exception inner)
    : IOException(
        $"database folder '{System.IO.Path.GetDirectoryName(path)}': expected to be the only process that uses "
        + $"'{System.IO.Path.GetFileName(path)}', found another. "
        + "Stop the other process, or configure another folder for this one.",
        inner)
{
    /// <summary>The database file.</summary>
    public string Path { get; } = path;
}
