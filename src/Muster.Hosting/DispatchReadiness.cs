using Muster.Dispatch;

namespace Muster.Hosting;

/// <summary>The data plane serves, or is off and holds nobody up.</summary>
internal sealed class DispatchReadiness(DispatchStatus status) : IReadinessCheck
{
    public Task<ReadinessPart> CheckAsync(CancellationToken cancellation) =>
        Task.FromResult(new ReadinessPart(status.IsSettled, status.ToString()));
}
