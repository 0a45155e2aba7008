using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Services;

namespace Muster.Grains;

/// <summary>The grains that this silo answers for.</summary>
internal sealed class Ownership(
    IServiceProvider services,
    SiloFence fence,
    ClusterFormat format,
    ILocalSiloDetails silo,
    IOptions<FenceOptions> options,
    TimeProvider time,
    ILogger<Ownership> logger) : GrainServiceClient<IHandoverService>(services)
{
    private readonly ConcurrentDictionary<GrainId, Hold> _holds = new();
    private readonly ConcurrentDictionary<SiloAddress, long> _deadSince = new();

    public SiloFence Fence => fence;

    public ILogger Logger => logger;

    /// <summary>
    /// First step of an activation: a silo that is no member, or knows less than the store has, must not even take a grain over.
    /// </summary>
    /// <param name="grain">The grain.</param>
    /// <param name="released">Called, on any thread, when another silo takes it over.</param>
    public async Task<Hold> EnterAsync(GrainId grain, Action released)
    {
        await fence.CheckAsync();
        await format.GetLevelAsync();
        var hold = new Hold(this, grain, released);
        _holds[grain] = hold;
        return hold;
    }

    /// <summary>Lets go of a grain that another silo has taken over.</summary>
    public void Release(GrainId grain)
    {
        if (_holds.TryRemove(grain, out var hold))
        {
            hold.Release();
        }
    }

    /// <summary>Whether an activation in this silo answers for the grain.</summary>
    public bool Holds(GrainId grain) => _holds.ContainsKey(grain);

    public void Leave(Hold hold) => _holds.TryRemove(new(hold.Grain, hold));

    public bool IsHere(SiloAddress address) => address.Equals(silo.SiloAddress);

    public IHandoverService ServiceOf(SiloAddress address) => GetGrainService(address);

    /// <summary>Completes when a silo that is known to be dead must have noticed.</summary>
    public Task WaitForFenceAsync(SiloAddress dead)
    {
        var left = options.Value.MaxAge - time.GetElapsedTime(_deadSince.GetOrAdd(dead, _ => time.GetTimestamp()));
        return left > TimeSpan.Zero ? Task.Delay(left, time) : Task.CompletedTask;
    }
}
