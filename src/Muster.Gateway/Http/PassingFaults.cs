namespace Muster.Gateway;

/// <summary>What goes by: the storage, a silo or a grain did not answer, and may answer the next time.</summary>
internal static class PassingFaults
{
    public static bool Include(Exception cause) =>
        cause is StorageUnavailableException or TimeoutException or SiloUnavailableException or OrleansMessageRejectionException;
}
