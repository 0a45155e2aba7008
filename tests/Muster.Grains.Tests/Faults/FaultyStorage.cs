using Orleans.Storage;

namespace Muster.Grains.Tests;

/// <summary>Any grain storage, with faults done to its operations as the plans say.</summary>
internal sealed class FaultyStorage(IGrainStorage inner, FaultPlans plans, LateWrites late) : IGrainStorage
{
    // ERROR_DISK_FULL, by which a provider says it.
    private const int DiskFull = unchecked((int)0x80070070);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var operation = new StorageOperation(StorageAction.Read, grainId, stateName);
        var fault = await ArriveAsync(operation);
        await late.LandAsync(operation, StorageFault.LateBeforeTakeover);
        if (fault is not (StorageFault.None or StorageFault.Slow))
        {
            throw new IOException($"{operation}: the disk is on strike");
        }

        await inner.ReadStateAsync(stateName, grainId, grainState);
        await late.LandAsync(operation, StorageFault.LateDuringTakeover);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var operation = new StorageOperation(StorageAction.Write, grainId, stateName);
        await RunAsync(operation, grainState, state => inner.WriteStateAsync(stateName, grainId, state));
        await late.LandAsync(operation, StorageFault.LateAfterTakeover);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => RunAsync(
        new(StorageAction.Clear, grainId, stateName),
        grainState,
        state => inner.ClearStateAsync(stateName, grainId, state));

    private async Task RunAsync<T>(StorageOperation operation, IGrainState<T> state, Func<IGrainState<T>, Task> apply)
    {
        var fault = await ArriveAsync(operation);

        // A copy: what is late must not be changed by its caller, and a caller must learn nothing from a failure.
        var copy = new GrainState<T>(state.State, state.ETag) { RecordExists = state.RecordExists };
        switch (fault)
        {
            case StorageFault.FailsBefore:
                throw new IOException($"{operation}: the disk is on strike");
            case StorageFault.HasNoRoom:
                throw new IOException($"{operation}: the disk is full", DiskFull);
            case StorageFault.Conflicts:
                throw new InconsistentStateException($"{operation}: expected another ETag");
            case StorageFault.LateBeforeTakeover or StorageFault.LateDuringTakeover or StorageFault.LateAfterTakeover:
                late.Add(operation, fault, () => apply(copy));
                throw new TimeoutException($"{operation}: no answer yet");
        }

        await apply(copy);
        switch (fault)
        {
            case StorageFault.FailsAfter:
                throw new IOException($"{operation}: the answer was lost");
            case StorageFault.ConflictsAfter:
                throw new InconsistentStateException($"{operation}: expected another ETag, after a repetition");
        }

        (state.State, state.RecordExists) = (copy.State, copy.RecordExists);
        state.ETag = fault == StorageFault.WrongETag ? "wrong" : copy.ETag;
    }

    private async Task<StorageFault> ArriveAsync(StorageOperation operation)
    {
        if (plans.Find(operation) is not { } plan)
        {
            return StorageFault.None;
        }

        await plan.PassAsync(operation);
        var fault = plan.Choose(operation);
        await (fault == StorageFault.Slow ? plan.LingerAsync() : Task.CompletedTask);
        return fault;
    }
}
