namespace Muster.Grains;

/// <summary>
/// What a provider's exception says. Providers are found by configuration and their types are not known here, so this goes by
/// the codes that .NET's own file errors carry, as the embedded database's do.
/// </summary>
internal static class ProviderFaults
{
    private const int DiskFull = unchecked((int)0x80070070);
    private const int WriteProtected = unchecked((int)0x80070013);
    private const int FileCorrupt = unchecked((int)0x80070570);

    public static Exception Explain(Exception cause, GrainId owner, string name) => (cause as IOException)?.HResult switch
    {
        DiskFull => Refused(StorageFault.Full, cause),
        WriteProtected => Refused(StorageFault.WriteProtected, cause),
        FileCorrupt => new CorruptObjectException($"'{name}' of {owner}: {cause.Message}", cause),
        _ => new StorageUnavailableException($"The storage did not answer for '{name}' of {owner}.", cause),
    };

    // Its message is the provider's own, which names the place and says what to do.
    private static StorageUnavailableException Refused(StorageFault fault, Exception cause) =>
        new(cause.Message, cause) { Fault = fault };
}
