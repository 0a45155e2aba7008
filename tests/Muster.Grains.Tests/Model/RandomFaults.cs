namespace Muster.Grains.Tests;

/// <summary>Does a random fault to one operation in so many while it is armed.</summary>
internal sealed class RandomFaults(int seed, int oneIn) : FaultPlan
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private bool _isArmed;

    public int Count { get; private set; }

    public void Arm(bool armed)
    {
        lock (_lock)
        {
            _isArmed = armed;
        }
    }

    public override StorageFault Choose(StorageOperation operation)
    {
        lock (_lock)
        {
            if (!_isArmed || _random.Next(oneIn) != 0)
            {
                return StorageFault.None;
            }

            Count++;
            return (StorageFault)_random.Next(1, Enum.GetValues<StorageFault>().Length);
        }
    }
}
