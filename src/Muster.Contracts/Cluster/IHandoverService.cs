using Orleans.Services;

namespace Muster.Contracts;

/// <summary>One in each silo: lets go of grains that another silo has taken over.</summary>
[Alias("muster.handover")]
public interface IHandoverService : IGrainService
{
    /// <summary>When it completes, no activation of this grain in this silo answers any more.</summary>
    [Alias("release")]
    Task ReleaseAsync(GrainId grain);
}
