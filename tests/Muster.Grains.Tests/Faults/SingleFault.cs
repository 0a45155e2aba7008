namespace Muster.Grains.Tests;

/// <summary>Numbers the operations from 0 while it is armed, and does a fault to one of them.</summary>
internal sealed class SingleFault(StorageFault fault, int target) : FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<StorageOperation> _seen = [];
    private readonly TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isArmed;

    /// <summary>Completes when the operation that is to be slow has come; it stays until <see cref="Release"/>.</summary>
    public Task Arrival => _arrival.Task;

    public StorageFault Fault => fault;

    public IReadOnlyList<StorageOperation> Seen
    {
        get
        {
            lock (_lock)
            {
                return [.. _seen];
            }
        }
    }

    public void Arm(bool armed)
    {
        lock (_lock)
        {
            _isArmed = armed;
        }
    }

    public void Release() => _release.TrySetResult();

    public override Task LingerAsync()
    {
        _arrival.TrySetResult();
        return _release.Task;
    }

    public override StorageFault Choose(StorageOperation operation)
    {
        lock (_lock)
        {
            if (!_isArmed)
            {
                return StorageFault.None;
            }

            _seen.Add(operation);
            return _seen.Count - 1 == target ? fault : StorageFault.None;
        }
    }
}
