using Microsoft.Data.Sqlite;

namespace Muster.Storage.Sqlite;

/// <summary>
/// One open database file: a single writer that commits in groups, and readers that never wait for it. It belongs to
/// this process alone while it is open.
/// </summary>
public sealed class SqliteDatabase : IAsyncDisposable, IDisposable
{
    private readonly FileStream _lock;
    private readonly GroupCommitWriter _writer;
    private readonly SessionPool _readers;

    private SqliteDatabase(string path, TimeProvider time, FileStream fileLock, ConnectionFactory connections)
    {
        Path = path;
        Time = time;
        _lock = fileLock;
        _writer = new GroupCommitWriter(path, connections.OpenWriter(), connections.OpenWriter);
        _readers = new SessionPool(connections.OpenReader);
    }

    /// <summary>The file, as an absolute path.</summary>
    public string Path { get; }

    internal TimeProvider Time { get; }

    internal long Transactions => _writer.Transactions;

    /// <summary>Writes what waits, moves the log into the database and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        // Readers first: the writer's connection, closed last, is the one that folds the log into the file.
        _readers.Dispose();
        await _writer.StopAsync().ConfigureAwait(false);
        await _lock.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>
    /// Copies the database as it is now to a new file, while reads and writes go on. The copy is whole or absent.
    /// </summary>
    /// <exception cref="IOException">The destination exists or cannot be written.</exception>
    public Task BackupAsync(string destination, CancellationToken cancellationToken = default) =>
        DatabaseBackup.RunAsync(Path, destination, cancellationToken);

    internal static SqliteDatabase Open(string path, TimeProvider time, int? maxPages = null)
    {
        DatabaseFile.CreateFolder(path);
        var fileLock = DatabaseLock.Acquire(path);
        try
        {
            DatabaseFile.CreateFile(path);
            return new SqliteDatabase(path, time, fileLock, new ConnectionFactory(path, maxPages));
        }
        catch
        {
            fileLock.Dispose();
            throw;
        }
    }

    /// <summary>Runs the body in the writer's next transaction; completes when that is durable.</summary>
    internal Task<T> WriteAsync<T>(int size, Func<WriterSession, T> body) => _writer.WriteAsync(size, body);

    /// <summary>Runs the body on a read connection, on the caller's thread. It sees all that was acknowledged.</summary>
    internal T Read<T>(Func<SqliteSession, T> body)
    {
        var session = _readers.Rent();
        try
        {
            var result = body(session);
            _readers.Return(session);
            return result;
        }
        catch (SqliteException exception)
        {
            session.Dispose();
            throw DatabaseMessages.ReadFailed(Path, exception);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
