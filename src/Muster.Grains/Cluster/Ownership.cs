using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Services;

namespace Muster.Grains;

/// <summary>The grains that this silo answers for, and how it gets them from others.</summary>
internal sealed class Ownership(
    IServiceProvider services,
    SiloFence fence,
    ClusterFormat format,
    ILocalSiloDetails silo,
    IOptions<FenceOptions> options,
    TimeProvider time,
    ILogger<Ownership> logger) : GrainServiceClient<IHandoverService>(services)
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<GrainId, Hold> _holds = new();
    private readonly ConcurrentDictionary<SiloAddress, long> _deadSince = new();

    /// <summary>
    /// Before anything is taken over: a silo that is no member, or knows less than the store has, must not even begin.
    /// </summary>
    public async Task AdmitAsync()
    {
        await fence.CheckAsync();
        await format.GetLevelAsync();
    }

    /// <summary>First step of an activation.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="released">Called, on any thread, when another silo takes it over.</param>
    public async Task<Hold> EnterAsync(GrainId grain, Action released)
    {
        await AdmitAsync();
        return _holds[grain] = new(grain, released);
    }

    /// <summary>
    /// Called when an activation has taken its grain's storage over, and before it answers anything: completes when the silo that
    /// wrote there before answers nothing for the grain any more.
    /// </summary>
    /// <param name="hold">The activation's claim.</param>
    /// <param name="writer">That silo; null when nothing was there, or it was written by no silo.</param>
    /// <exception cref="StorageUnavailableException">Another silo has taken the grain over meanwhile.</exception>
    public async Task SettleAsync(Hold hold, string? writer)
    {
        if (fence.IsEnabled && writer is not null && SiloAddress.FromParsableString(writer) is var earlier
            && !earlier.Equals(silo.SiloAddress))
        {
            while (!await IsSilentAsync(earlier) && !await HasLetGoAsync(earlier, hold.Grain))
            {
                await Task.Delay(RetryDelay);
            }
        }

        hold.ThrowIfReleased();
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

    /// <summary>An activation has ended.</summary>
    public void Leave(Hold hold) => _holds.TryRemove(new(hold.Grain, hold));

    // One that is dead may not have noticed yet. An entry is removed long after it was declared dead.
    private async Task<bool> IsSilentAsync(SiloAddress earlier)
    {
        var status = await fence.FindStatusAsync(earlier);
        if (status is SiloStatus.Dead)
        {
            var left = options.Value.MaxAge - time.GetElapsedTime(_deadSince.GetOrAdd(earlier, _ => time.GetTimestamp()));
            await (left > TimeSpan.Zero ? Task.Delay(left, time) : Task.CompletedTask);
        }

        return status is null or SiloStatus.Dead;
    }

    private async Task<bool> HasLetGoAsync(SiloAddress earlier, GrainId grain)
    {
        try
        {
            await GetGrainService(earlier).ReleaseAsync(grain).WaitAsync(AnswerPatience);
            return true;
        }
#pragma warning disable CA1031 // Whatever it is: the silo was not reached, and either it comes back or it is declared dead.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            logger.LogWarning("{Silo} has not let go of {Grain} yet: {Reason}", earlier, grain, cause.Message);
            return false;
        }
    }
}
