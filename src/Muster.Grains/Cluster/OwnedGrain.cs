namespace Muster.Grains;

/// <summary>A grain that answers from what it remembers, and so only while nobody else answers for it.</summary>
internal abstract class OwnedGrain(Ownership ownership) : Grain
{
    /// <summary>Its claim to be the only one.</summary>
    public Hold Hold { get; private set; } = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Hold = await ownership.EnterAsync(GrainContext.GrainId, DeactivateOnIdle);
        await ownership.SettleAsync(Hold, await TakeOverAsync());
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        ownership.Leave(Hold);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Takes over what is stored, so that an earlier activation writes nothing more, and reads it. Returns the silo that wrote it
    /// last; null when nothing was there.
    /// </summary>
    protected abstract Task<string?> TakeOverAsync();

    /// <summary>Completes when the silo that wrote last, before this activation took over, answers nothing more for the grain.</summary>
    protected Task SettleAsync(string? writer) => ownership.SettleAsync(Hold, writer);

    /// <summary>Writes a document of the grain. After an unknown outcome the next activation reads what holds.</summary>
    /// <param name="store">Where.</param>
    /// <param name="handle">The document as it is.</param>
    /// <param name="payload">What it becomes.</param>
    /// <param name="whose">Such as <c>account</c>, for the message.</param>
    /// <exception cref="StorageUnavailableException">Nothing was stored, or nobody knows.</exception>
    protected async Task<ObjectHandle> StoreAsync(ObjectStore store, ObjectHandle handle, byte[] payload, string whose)
    {
        try
        {
            return await store.WriteAsync(handle, payload);
        }
        catch (StorageUnavailableException cause) when (cause.StoredNothing)
        {
            throw; // What is in memory still is what is stored.
        }
#pragma warning disable CA1031 // Whatever else a provider throws, the outcome is unknown.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            DeactivateOnIdle();
            throw new StorageUnavailableException($"The {whose}'s storage did not answer; the outcome is not known.", cause);
        }
    }
}
