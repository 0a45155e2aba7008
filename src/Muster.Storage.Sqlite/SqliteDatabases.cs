namespace Muster.Storage.Sqlite;

/// <summary>
/// The open databases of one silo, one for each file, so that every storage on a file commits through the same writer.
/// They close when the silo has stopped its grains.
/// </summary>
public sealed class SqliteDatabases(TimeProvider time) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SqliteDatabase> _open = [];
    private bool _closed;

    /// <summary>The database in this file: opened or created at the first call, the same object afterwards.</summary>
    /// <exception cref="DatabaseInUseException">Another process has it open.</exception>
    /// <exception cref="DatabaseUnusableException">It cannot be opened; the message says what to do.</exception>
    public SqliteDatabase Open(string path)
    {
        path = Path.GetFullPath(path);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return _open.TryGetValue(path, out var database)
                ? database
                : _open[path] = SqliteDatabase.Open(path, time);
        }
    }

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        lifecycle.Subscribe(
            nameof(SqliteDatabases),
            ServiceLifecycleStage.RuntimeStorageServices,
            static _ => Task.CompletedTask,
            async _ =>
            {
                foreach (var database in Close())
                {
                    await database.DisposeAsync();
                }
            });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var database in Close())
        {
            database.Dispose();
        }
    }

    private SqliteDatabase[] Close()
    {
        lock (_lock)
        {
            _closed = true;
            SqliteDatabase[] databases = [.. _open.Values];
            _open.Clear();
            return databases;
        }
    }
}
