namespace Muster.LocalCluster;

/// <summary>The content of <c>cluster.json</c>, which scripts and tests read.</summary>
/// <param name="IsReady">Whether every process is ready now.</param>
/// <param name="Pid">Of the launcher.</param>
/// <param name="Api">The balancer before the silos.</param>
/// <param name="Workers">The balancer before the data-plane nodes; null without them.</param>
/// <param name="Credentials">File with the credentials, a line each.</param>
/// <param name="Children">The processes.</param>
internal sealed record ClusterSnapshot(
    bool IsReady, int Pid, Uri Api, Uri? Workers, string Credentials, IReadOnlyList<ChildStatus> Children);
