namespace Muster.Storage.Sqlite;

/// <summary>
/// An exclusive lock on a file beside the database. SQLite's own locks are taken for each transaction only; this one
/// is held from opening to closing, and the operating system frees it however the process ends. The empty file stays.
/// </summary>
internal static class DatabaseLock
{
    // What .NET reports for a file that another handle holds: flock's errno on Unix, a sharing violation on Windows.
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    public static FileStream Acquire(string databasePath)
    {
        try
        {
            return new FileStream(databasePath + ".lock", DatabaseFile.PrivateFile(FileMode.OpenOrCreate));
        }
        catch (IOException exception) when (IsHeldByAnother(exception))
        {
            throw new DatabaseInUseException(databasePath, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DatabaseMessages.FolderUnwritable(databasePath, exception);
        }
    }

    private static bool IsHeldByAnother(IOException exception) => exception.HResult ==
        (OperatingSystem.IsWindows() ? SharingViolation
            : OperatingSystem.IsLinux() ? WouldBlockOnLinux
            : WouldBlockOnMac);
}
