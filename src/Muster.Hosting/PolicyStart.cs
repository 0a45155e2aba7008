using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Contracts;
using Muster.Grains;

namespace Muster.Hosting;

/// <summary>Has every namespace record this host's policies, those included that nobody will touch for a long time.</summary>
/// <remarks>Namespaces that are used meanwhile ask by themselves.</remarks>
internal sealed class PolicyStart(
    PolicySet policies,
    IGrainFactory grains,
    MusterOptions options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<PolicyStart> logger) : StartWork(lifetime, time, logger)
{
    protected override bool IsDue => !policies.Declared.IsEmpty;

    protected override string Name => "Recording the host's policies";

    protected override Task RunAsync(CancellationToken stopping) =>
        grains.GetGrain<IAccountGrain>(options.AccountId).RecordPoliciesAsync(policies.Declared);
}
