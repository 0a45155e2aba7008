namespace Muster.Storage.Sqlite;

/// <summary>The texts of what can go wrong with the file: where, what was expected, what was found, what to do.</summary>
internal static class DatabaseMessages
{
    public static DatabaseUnusableException FolderUnwritable(string path, Exception inner) => new(
        $"database folder '{Path.GetDirectoryName(path)}': expected a folder that this user can write, "
        + $"found: {inner.Message} Make it writable, or configure another folder.",
        inner);

    public static DatabaseUnusableException FileUnwritable(string path, Exception inner) => new(
        $"database '{path}': expected a file that this user can write, found: {inner.Message} "
        + "Make it writable, or configure another path.",
        inner);

    public static DatabaseUnusableException NotADatabase(string path, Exception inner) => new(
        $"database '{path}': expected a SQLite database, found another or a damaged file. "
        + "Restore it from a backup, or move it away to start with an empty database.",
        inner);

    public static DatabaseUnusableException NoDatabase(string path) => new(
        $"database '{path}': expected a database of Muster, found no file. Name the data folder that holds one.");

    public static DatabaseUnusableException ForeignDatabase(string path) => new(
        $"database '{path}': expected a database of Muster, found a SQLite database of another application. "
        + "Configure another path.");

    public static DatabaseUnusableException NewerSchema(string path, long found, long known) => new(
        $"database '{path}': expected schema version {known} or older, found {found}. "
        + "Run the release that wrote it or a later one, or restore a backup made before the upgrade.");

    public static DatabaseUnusableException NoWriteAheadLog(string path, object? found) => new(
        $"database '{path}': expected a file system that allows SQLite's write-ahead log, found journal mode "
        + $"'{found}'. Configure a path on a local disk.");

    public static DatabaseFailureException WriteFailed(string path, Exception inner) => new(
        SqliteErrors.Of(inner) switch
        {
            SqliteErrors.Full => $"database '{path}': the disk is full, nothing was stored. Free some space and try again.",
            SqliteErrors.ReadOnly =>
                $"database '{path}': it may not be written, nothing was stored. Make file and disk writable and try again.",
            SqliteErrors.Corrupt => Damaged(path, inner),
            _ => $"database '{path}': a write failed ({inner.Message}). Whether it is stored is unknown until it is read "
                + "again. Check the disk.",
        },
        inner);

    public static DatabaseFailureException ReadFailed(string path, Exception inner) => new(
        SqliteErrors.Of(inner) is SqliteErrors.Corrupt
            ? Damaged(path, inner)
            : $"database '{path}': a read failed ({inner.Message}). Check the disk, or restore the file from a backup.",
        inner);

    private static string Damaged(string path, Exception inner) =>
        $"database '{path}': the file is damaged at this place ({inner.Message}). Check the disk, and restore the file from a "
        + "backup; what is undamaged can still be read.";
}
