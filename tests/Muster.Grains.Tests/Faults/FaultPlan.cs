namespace Muster.Grains.Tests;

/// <summary>Decides what happens to each operation of one account or namespace. Called from many threads.</summary>
internal abstract class FaultPlan
{
    public abstract StorageFault Choose(StorageOperation operation);

    /// <summary>Completes when the operation may begin.</summary>
    public virtual Task PassAsync(StorageOperation operation) => Task.CompletedTask;
}
