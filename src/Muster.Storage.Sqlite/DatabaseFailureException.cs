namespace Muster.Storage.Sqlite;

/// <summary>
/// A read or a write failed below the database: disk full, disk error, damaged file. <see cref="Exception.HResult"/> says which,
/// as it does for files. After <see cref="DiskFull"/> and <see cref="WriteProtected"/> it is certain that nothing was stored;
/// whether another write is stored is unknown until the state is read again.
/// </summary>
public sealed class DatabaseFailureException : IOException
{
    /// <summary>There was no room: nothing was stored. <c>ERROR_DISK_FULL</c>.</summary>
    public const int DiskFull = unchecked((int)0x80070070);

    /// <summary>The file may not be written: nothing was stored. <c>ERROR_WRITE_PROTECT</c>.</summary>
    public const int WriteProtected = unchecked((int)0x80070013);

    /// <summary>What should be read is damaged. <c>ERROR_FILE_CORRUPT</c>.</summary>
    public const int Damaged = unchecked((int)0x80070570);

    internal DatabaseFailureException(string message, Exception inner)
        : base(message, inner) =>
        HResult = SqliteErrors.Of(inner) switch
        {
            SqliteErrors.Full => DiskFull,
            SqliteErrors.ReadOnly => WriteProtected,
            SqliteErrors.Corrupt => Damaged,
            _ => HResult,
        };
}
