namespace Muster.Grains;

/// <summary>Stands before every call to our grains in a silo that can be one of several.</summary>
internal sealed class FenceFilter(SiloFence fence) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is OwnedGrain owned)
        {
            await fence.CheckAsync();
            owned.Hold.ThrowIfReleased();
        }

        await context.Invoke();
    }
}
