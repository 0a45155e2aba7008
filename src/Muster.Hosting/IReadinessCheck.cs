namespace Muster.Hosting;

/// <summary>Says of one part of the process whether it serves.</summary>
internal interface IReadinessCheck
{
    Task<ReadinessPart> CheckAsync(CancellationToken cancellation);
}
