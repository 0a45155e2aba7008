namespace Muster.Grains;

/// <summary>
/// An activation's claim to be the only one that answers for its grain. Orleans allows two for a while, when a silo is cut off or
/// its directory is rebuilt; what is written is safe all the same, and this is for what is read.
/// </summary>
/// <param name="grain">The grain.</param>
/// <param name="released">Called, on any thread, when another silo takes it over.</param>
internal sealed class Hold(GrainId grain, Action released)
{
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
}
