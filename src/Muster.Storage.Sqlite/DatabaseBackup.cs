using SQLitePCL;

namespace Muster.Storage.Sqlite;

/// <summary>A copy made by SQLite itself; copying the files of a database in use would tear it.</summary>
internal static class DatabaseBackup
{
    private static readonly Statement s_vacuum = new("VACUUM INTO $file", "$file");

    /// <remarks>It reads the whole file, so it gets a thread of its own.</remarks>
    public static Task RunAsync(SqliteDatabase database, string destination, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => Run(database, destination, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

    private static void Run(SqliteDatabase database, string destination, CancellationToken cancellationToken)
    {
        var partial = destination + ".partial";
        try
        {
            DatabaseFile.CreateEmpty(partial);
            database.Read(session => Copy(session, partial, cancellationToken));
            using (var file = File.OpenHandle(partial, FileMode.Open, FileAccess.ReadWrite))
            {
                RandomAccess.FlushToDisk(file);
            }

            File.Move(partial, destination, overwrite: false);
        }
        catch (DatabaseFailureException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The backup was cancelled.", exception, cancellationToken);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static int Copy(SqliteSession session, string destination, CancellationToken cancellationToken)
    {
        using var interrupt = cancellationToken.Register(() => raw.sqlite3_interrupt(session.Connection.Handle));
        return session.Execute(s_vacuum, destination);
    }
}
