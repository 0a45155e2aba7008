using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Contracts;
using Muster.Grains;

namespace Muster.Hosting;

/// <summary>Has every namespace record this host's policies, those included that nobody will touch for a long time.</summary>
internal sealed class PolicyStart(
    PolicySet policies,
    IGrainFactory grains,
    MusterOptions options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<PolicyStart> logger) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (policies.Declared.IsEmpty)
        {
            return;
        }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!await TryRecordAsync())
        {
            await Task.Delay(RetryDelay, time, stoppingToken);
        }
    }

    private async Task<bool> TryRecordAsync()
    {
        try
        {
            await grains.GetGrain<IAccountGrain>(options.AccountId).RecordPoliciesAsync(policies.Declared);
            return true;
        }
#pragma warning disable CA1031 // Whatever the reason is, it is tried again; namespaces that are used meanwhile ask by themselves.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            logger.LogWarning(cause, "The host's policies could not be recorded yet.");
            return false;
        }
    }
}
