using Muster.Contracts;

namespace Muster.Hosting;

/// <summary>
/// The silo is asked for the account, which reads and, the first time, writes its storage. One that the others have declared
/// dead does not serve, whatever it may answer.
/// </summary>
internal sealed class SiloReadiness(IGrainFactory grains, ISiloStatusOracle membership, MusterOptions options) : IReadinessCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<ReadinessPart> CheckAsync(CancellationToken cancellation)
    {
        if (membership.CurrentStatus != SiloStatus.Active)
        {
            return new(false, $"silo: not serving (its status in the cluster is {membership.CurrentStatus})");
        }

        try
        {
            await grains.GetGrain<IAccountGrain>(options.AccountId)
                .GetReservedNamespaceAsync()
                .WaitAsync(Patience, cancellation);
            return new(true, "silo: serving");
        }
#pragma warning disable CA1031 // Whatever the reason is: the silo does not serve, and the report says why.
        catch (Exception cause) when (cause is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new(false, $"silo: not serving ({cause.Message})");
        }
    }
}
