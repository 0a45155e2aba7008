using Microsoft.Extensions.Logging;

namespace Muster.Grains;

/// <summary>
/// An activation's claim to be the only one that answers for its grain. Orleans allows two for a while, when a silo is cut off or
/// its directory is rebuilt; what is written is safe all the same, and this is for what is read.
/// </summary>
internal sealed class Hold(Ownership ownership, GrainId grain, Action released)
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);
    private volatile bool _isReleased;

    public GrainId Grain => grain;

    /// <exception cref="StorageUnavailableException">Another silo has taken the grain over.</exception>
    public void ThrowIfReleased()
    {
        if (_isReleased)
        {
            throw new StorageUnavailableException($"{grain} has moved to another silo.");
        }
    }

    /// <summary>Gives the grain up. May be called from any thread.</summary>
    public void Release()
    {
        _isReleased = true;
        released();
    }

    /// <summary>
    /// Called when this activation has taken the grain's storage over, and before it answers anything: completes when the silo that
    /// wrote there before answers nothing for the grain any more.
    /// </summary>
    /// <param name="writer">That silo; null when nothing was there, or it was written by no silo.</param>
    public async Task SettleAsync(string? writer)
    {
        if (writer is null || !ownership.Fence.IsEnabled || SiloAddress.FromParsableString(writer) is not { } earlier || ownership.IsHere(earlier))
        {
            return;
        }

        while (true)
        {
            switch (await ownership.Fence.FindStatusAsync(earlier))
            {
                case null:
                    // Its entry was removed, long after it was declared dead.
                    return;
                case SiloStatus.Dead:
                    // It may not have noticed yet.
                    await ownership.WaitForFenceAsync(earlier);
                    return;
            }

            try
            {
                await ownership.ServiceOf(earlier).ReleaseAsync(grain).WaitAsync(AnswerPatience);
                return;
            }
#pragma warning disable CA1031 // Whatever it is: the silo was not reached, and either it comes back or it is declared dead.
            catch (Exception cause)
#pragma warning restore CA1031
            {
                ownership.Logger.LogWarning("{Silo} has not let go of {Grain} yet: {Reason}", earlier, grain, cause.Message);
                await Task.Delay(RetryDelay);
            }
        }
    }

    /// <summary>The activation ends.</summary>
    public void Leave() => ownership.Leave(this);
}
