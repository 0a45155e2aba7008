using Orleans.Concurrency;

namespace Muster.Contracts;

/// <summary>Sweeps a namespace by its retention policies, woken by a reminder. Key: the namespace id.</summary>
[Alias("muster.retention")]
public interface IRetentionGrain : IGrainWithStringKey
{
    /// <summary>Has the namespace swept from now on, whether or not it does so already.</summary>
    [AlwaysInterleave, Alias("start")]
    Task StartAsync();

    /// <summary>Deletes what has matched a retention policy for longer than its age. Ends when that is live.</summary>
    [Alias("sweep")]
    Task<SweepReport> SweepAsync();
}
