namespace Muster.Storage.Sqlite;

/// <summary>Makes the folder and the file so that nobody but their owner reads them. Existing ones keep their modes.</summary>
internal static class DatabaseFile
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    public static void CreateFolder(string databasePath)
    {
        var folder = Path.GetDirectoryName(databasePath)!;
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, OwnerFolder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DatabaseMessages.FolderUnwritable(databasePath, exception);
        }
    }

    /// <summary>SQLite gives its log and its shared memory the mode of the database, so that is what is set.</summary>
    public static void CreateFile(string databasePath)
    {
        try
        {
            new FileStream(databasePath, PrivateFile(FileMode.OpenOrCreate)).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DatabaseMessages.FileUnwritable(databasePath, exception);
        }
    }

    /// <summary>An empty private file, whatever was there before.</summary>
    public static void CreateEmpty(string path) => new FileStream(path, PrivateFile(FileMode.Create)).Dispose();

    /// <summary>
    /// Removes what reading has left beside a database that nobody else has open: an empty log and its index. Without it
    /// they would stand in the way of a file that gets this name later.
    /// </summary>
    public static void DeleteEmptyLog(string databasePath)
    {
        var log = new FileInfo(databasePath + "-wal");
        if (!log.Exists || log.Length == 0)
        {
            log.Delete();
            File.Delete(databasePath + "-shm");
        }
    }

    public static FileStreamOptions PrivateFile(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return options;
    }
}
