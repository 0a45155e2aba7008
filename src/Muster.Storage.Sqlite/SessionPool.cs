using System.Collections.Concurrent;

namespace Muster.Storage.Sqlite;

/// <summary>Read sessions at rest. As many are open as readers run at once; few are kept.</summary>
internal sealed class SessionPool(Func<SqliteSession> open) : IDisposable
{
    private static readonly int s_capacity = 2 * Environment.ProcessorCount;

    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _closed;

    public SqliteSession Rent()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return _idle.TryTake(out var session) ? session : open();
    }

    public void Return(SqliteSession session)
    {
        if (_idle.Count >= s_capacity)
        {
            session.Dispose();
            return;
        }

        _idle.Add(session);
        if (_closed)
        {
            Empty();
        }
    }

    public void Dispose()
    {
        _closed = true;
        Empty();
    }

    private void Empty()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
