using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Muster.Storage.Sqlite;

/// <summary>
/// The one thread that writes a database. While a transaction commits, the next batch gathers; a caller completes once
/// the transaction that holds his operation is durable.
/// </summary>
internal sealed class GroupCommitWriter
{
    private readonly string _path;
    private readonly Func<WriterSession> _open;
    private readonly WriteQueue _queue = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriterSession? _session;
    private long _transactions;

    public GroupCommitWriter(string path, WriterSession session, Func<WriterSession> open)
    {
        _path = path;
        _session = session;
        _open = open;
        new Thread(Loop) { IsBackground = true, Name = $"SQLite writer {Path.GetFileName(path)}" }.Start();
    }

    /// <summary>Committed so far.</summary>
    public long Transactions => Interlocked.Read(ref _transactions);

    public Task<T> WriteAsync<T>(int size, Func<WriterSession, T> body)
    {
        var operation = new WriteOperation<T>(size, body);
        return _queue.TryAdd(operation)
            ? operation.Completion
            : Task.FromException<T>(new ObjectDisposedException(_path, "The database is closed."));
    }

    /// <summary>Writes what waits, checkpoints and closes.</summary>
    public Task StopAsync()
    {
        _queue.Complete();
        return _stopped.Task;
    }

    private void Loop()
    {
        var batch = new List<WriteOperation>();
        while (_queue.TryTake(batch))
        {
            var started = Stopwatch.GetTimestamp();
            Commit(batch);
            var duration = Stopwatch.GetElapsedTime(started);

            var expected = _queue.Count + batch.Count;
            foreach (var operation in batch)
            {
                operation.Complete();
            }

            if (batch.Count > 1)
            {
                _queue.Gather(expected, patience: duration / 4);
            }
        }

        try
        {
            Checkpoint();
        }
        finally
        {
            _stopped.SetResult();
        }
    }

    private void Commit(List<WriteOperation> batch)
    {
        if (Attempt(batch) is not { } exception)
        {
            return;
        }

        if (batch.Count == 1 || (IsDatabaseFailure(exception) && SqliteErrors.Of(exception) != SqliteErrors.Corrupt))
        {
            Fail(batch, exception);
            return;
        }

        // One operation is at fault, or has met a damaged page, and the rollback took its neighbours' work: each gets a
        // transaction of its own.
        foreach (var operation in batch)
        {
            if (Attempt([operation]) is { } own)
            {
                Fail([operation], own);
            }
        }
    }

    private Exception? Attempt(List<WriteOperation> batch)
    {
        try
        {
            var session = _session ??= _open();
            session.Begin();
            foreach (var operation in batch)
            {
                operation.Run(session);
            }

            session.Commit();
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to the callers who wait, and the thread must live on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // Closing rolls back. A fresh connection knows nothing of the failed transaction, its etags included.
            _session?.Dispose();
            _session = null;
            return exception;
        }

        Interlocked.Increment(ref _transactions);
        return null;
    }

    private void Fail(IEnumerable<WriteOperation> batch, Exception exception)
    {
        var failure = IsDatabaseFailure(exception) ? DatabaseMessages.WriteFailed(_path, exception) : exception;
        foreach (var operation in batch)
        {
            operation.Fail(failure);
        }
    }

    /// <summary>A value too large and the like are the operation's own; all else concerns the file.</summary>
    private static bool IsDatabaseFailure(Exception exception) =>
        exception is IOException
        || exception is SqliteException
        {
            SqliteErrorCode: not (SqliteErrors.Error or SqliteErrors.TooBig or SqliteErrors.Constraint
                or SqliteErrors.Mismatch or SqliteErrors.Range)
        };

    private void Checkpoint()
    {
        try
        {
            _session?.Execute(new Statement("PRAGMA wal_checkpoint(TRUNCATE)"));
        }
        catch (SqliteException)
        {
            // Nothing is lost: the log stays beside the file, and the next opening reads it.
        }

        _session?.Dispose();
    }
}
