namespace Muster.Grains.Tests;

/// <summary>Decides what happens to each operation of one account or namespace. Called from many threads.</summary>
internal abstract class FaultPlan
{
    public abstract StorageFault Choose(StorageOperation operation);

    /// <summary>Completes when the operation may begin.</summary>
    public virtual Task PassAsync(StorageOperation operation) => Task.CompletedTask;

    /// <summary>Completes when an operation that is slow has taken long enough: by turns, so that no clock is needed.</summary>
    public virtual async Task LingerAsync()
    {
        for (var turn = 0; turn < 50; turn++)
        {
            await Task.Yield();
        }
    }
}
