using Microsoft.Extensions.Hosting;
using Muster.Contracts;
using Muster.Dispatch;

namespace Muster.Hosting;

/// <summary>
/// Asks every part whether it serves. The silo is asked for the account, which reads and, the first time, writes its storage.
/// </summary>
internal sealed class Readiness(
    IGrainFactory grains,
    MusterOptions options,
    DispatchStatus dispatch,
    IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<ReadinessReport> ReportAsync(CancellationToken cancellation)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return new(false, ["gateway: draining"]);
        }

        var silo = await AskSiloAsync(cancellation);
        return new(
            silo is null && dispatch.IsSettled,
            ["gateway: serving", silo is null ? "silo: serving" : $"silo: {silo}", dispatch.ToString()]);
    }

    private async Task<string?> AskSiloAsync(CancellationToken cancellation)
    {
        try
        {
            await grains.GetGrain<IAccountGrain>(options.AccountId)
                .GetReservedNamespaceAsync()
                .WaitAsync(Patience, cancellation);
            return null;
        }
#pragma warning disable CA1031 // Whatever the reason is: the silo does not serve, and the report says why.
        catch (Exception cause) when (cause is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return $"not serving ({cause.Message})";
        }
    }
}
