using System.Diagnostics;

namespace Muster.Storage.Sqlite;

/// <summary>Operations that wait for the writer. Many threads add, one takes.</summary>
internal sealed class WriteQueue
{
    /// <summary>Bounds how long a caller waits behind others, and how far the write-ahead log grows at once.</summary>
    private const int MaxOperations = 1024;
    private const long MaxBytes = 32 << 20;

    private static readonly TimeSpan s_longestGathering = TimeSpan.FromMilliseconds(1);

    private readonly object _lock = new();
    private readonly Queue<WriteOperation> _waiting = new();
    private bool _completed;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>False once the queue is completed: the operation was not taken.</summary>
    public bool TryAdd(WriteOperation operation)
    {
        lock (_lock)
        {
            if (_completed)
            {
                return false;
            }

            _waiting.Enqueue(operation);
            if (_waiting.Count == 1)
            {
                Monitor.Pulse(_lock);
            }

            return true;
        }
    }

    /// <summary>
    /// Waits a moment for callers who were just answered and are about to write again. Without it writers fall into
    /// two halves, one gathering while the other syncs, and each sync serves only half of them.
    /// </summary>
    /// <remarks>It yields rather than blocks: a timed wait is longer than the commit of a fast disk.</remarks>
    public void Gather(int expected, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        var limit = patience < s_longestGathering ? patience : s_longestGathering;
        var spin = new SpinWait();
        while (Count < Math.Min(expected, MaxOperations) && Stopwatch.GetElapsedTime(started) < limit)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    /// <summary>Nothing more may be added; what waits is still taken.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _completed = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Blocks until there is something to write. False when completed and empty.</summary>
    public bool TryTake(List<WriteOperation> batch)
    {
        batch.Clear();
        lock (_lock)
        {
            while (_waiting.Count == 0 && !_completed)
            {
                Monitor.Wait(_lock);
            }

            for (long bytes = 0; batch.Count < MaxOperations && bytes < MaxBytes; bytes += batch[^1].Size)
            {
                if (!_waiting.TryDequeue(out var operation))
                {
                    break;
                }

                batch.Add(operation);
            }

            return batch.Count > 0;
        }
    }
}
