using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Muster.Storage.Sqlite;

/// <summary>A copy made by SQLite itself; copying the files of a database in use would tear it.</summary>
public static class DatabaseBackup
{
    private static readonly Statement s_vacuum = new("VACUUM INTO $file", "$file");

    /// <summary>
    /// Copies a database as it is now to a new file. The process that uses it goes on: its lock is not asked for, and nothing
    /// is written but the copy, which is whole or absent.
    /// </summary>
    /// <param name="source">The database, in use or not.</param>
    /// <param name="destination">A file that does not exist.</param>
    /// <param name="cancellationToken">Ends the copy and removes what there is of it.</param>
    /// <remarks>It reads the whole file, so it gets a thread of its own.</remarks>
    /// <exception cref="DatabaseUnusableException">The source is no database of ours.</exception>
    /// <exception cref="IOException">The destination exists or cannot be written.</exception>
    public static Task RunAsync(string source, string destination, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => Run(Path.GetFullPath(source), Path.GetFullPath(destination), cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

    /// <summary>Name of the copy while it is being made; its size tells how far that has come.</summary>
    public static string PartialName(string destination) => destination + ".partial";

    private static void Run(string source, string destination, CancellationToken cancellationToken)
    {
        var partial = PartialName(destination);
        try
        {
            DatabaseFile.CreateEmpty(partial);
            Copy(source, partial, cancellationToken);
            using (var file = File.OpenHandle(partial, FileMode.Open, FileAccess.ReadWrite))
            {
                RandomAccess.FlushToDisk(file);
            }

            File.Move(partial, destination, overwrite: false);
        }
        catch (SqliteException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The backup was cancelled.", exception, cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw DatabaseMessages.ReadFailed(source, exception);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static void Copy(string source, string destination, CancellationToken cancellationToken)
    {
        using var session = new ConnectionFactory(source, maxPages: null).OpenReader();
        DatabaseSchema.Check(session.Connection, source);
        using var interrupt = cancellationToken.Register(() => raw.sqlite3_interrupt(session.Connection.Handle));
        session.Execute(s_vacuum, destination);
    }
}
