using Orleans.Concurrency;

namespace Muster.Contracts;

/// <summary>
/// Sweeps a namespace, woken by a reminder: deletes what its retention policies are about, and clears what deletions left that
/// can no longer be undone. Key: the namespace id.
/// </summary>
[Alias("muster.retention")]
public interface IRetentionGrain : IGrainWithStringKey
{
    /// <summary>Has the namespace swept from now on, whether or not it does so already.</summary>
    [AlwaysInterleave, Alias("start")]
    Task StartAsync();

    /// <summary>Sweeps now. Ends when everything that it deleted is gone from the data plane.</summary>
    [Alias("sweep")]
    Task<SweepReport> SweepAsync();
}
