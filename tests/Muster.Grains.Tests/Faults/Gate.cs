namespace Muster.Grains.Tests;

/// <summary>Holds back the writes of manifests while it is closed; what it lets through then may meet a fault.</summary>
internal sealed class Gate : FaultPlan
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _closed;
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StorageFault _fault;

    /// <summary>The task tells that a write has arrived.</summary>
    public Task Close()
    {
        lock (_lock)
        {
            _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _arrival.Task;
        }
    }

    /// <summary>Lets everything through; the first write meets the fault.</summary>
    public void Open(StorageFault fault = StorageFault.None)
    {
        lock (_lock)
        {
            _fault = fault;
            _closed?.SetResult();
            _closed = null;
        }
    }

    public override Task PassAsync(StorageOperation operation)
    {
        lock (_lock)
        {
            if (_closed is null || !IsHeld(operation))
            {
                return Task.CompletedTask;
            }

            _arrival.TrySetResult();
            return _closed.Task;
        }
    }

    public override StorageFault Choose(StorageOperation operation)
    {
        lock (_lock)
        {
            var fault = IsHeld(operation) ? _fault : StorageFault.None;
            _fault = fault == StorageFault.None ? _fault : StorageFault.None;
            return fault;
        }
    }

    private static bool IsHeld(StorageOperation operation) =>
        operation is { Action: StorageAction.Write, Name: CatalogManifest.StateName };
}
