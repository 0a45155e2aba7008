using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muster.Contracts;
using Muster.Grains;

namespace Muster.Hosting;

/// <summary>
/// Wraps the data keys of all namespaces by the current master key, as long as earlier ones are configured beside it. Each is one
/// write of its namespace, so a rotation that was broken off goes on with those that are left.
/// </summary>
internal sealed class KeyRotation(
    IOptions<KeyRingOptions> ring,
    IGrainFactory grains,
    MusterOptions options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<KeyRotation> logger) : StartWork(lifetime, time, logger)
{
    // Often enough to see that it moves.
    private const int NamespacesPerLine = 500;

    protected override bool IsDue => ring.Value is { Key: not null, Previous.Count: > 0 };

    protected override string Name => "The rotation of the master key";

    protected override async Task RunAsync(CancellationToken stopping)
    {
        var account = grains.GetGrain<IAccountGrain>(options.AccountId);
        DispatchNamespace[] spaces = [await account.GetReservedNamespaceAsync(), .. await account.ListNamespacesAsync()];
        var (rewrapped, failed) = (0, 0);
        foreach (var (index, space) in spaces.Index())
        {
            stopping.ThrowIfCancellationRequested();
            try
            {
                rewrapped += await grains.GetGrain<INamespaceGrain>(space.Id).RewrapKeyAsync() ? 1 : 0;
            }
            catch (Exception cause) when (cause is CorruptObjectException or InvalidOperationException)
            {
                // It stays as it is, and trying again would not help; the others must not wait for it.
                logger.LogError(cause, "The data key of namespace '{Name}' ({Id}) could not be wrapped anew.", space.Name, space.Id);
                failed++;
            }

            if ((index + 1) % NamespacesPerLine == 0)
            {
                logger.LogInformation("Key rotation: {Done} of {All} namespaces seen.", index + 1, spaces.Length);
            }
        }

        logger.LogInformation(
            "Key rotation done: {Rewrapped} data keys were wrapped anew, {Kept} were wrapped by the current master key already, "
            + "{Failed} failed.",
            rewrapped,
            spaces.Length - rewrapped - failed,
            failed);
    }
}
