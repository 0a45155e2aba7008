using Microsoft.Extensions.Logging;

namespace Muster.Grains;

/// <inheritdoc cref="IHandoverService"/>
internal sealed class HandoverService(GrainId id, Silo silo, ILoggerFactory loggers, Ownership ownership)
    : GrainService(id, silo, loggers), IHandoverService
{
    public Task ReleaseAsync(GrainId grain)
    {
        ownership.Release(grain);
        return Task.CompletedTask;
    }
}
