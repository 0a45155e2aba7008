namespace Muster.LocalCluster;

/// <summary>A process as <c>cluster.json</c> shows it.</summary>
/// <param name="Name">Such as <c>silo-2</c>.</param>
/// <param name="Pid">Of the running process; null between two of them.</param>
/// <param name="Starts">How often it was started.</param>
/// <param name="IsReady">Whether the running process has been ready.</param>
/// <param name="Url">Where it serves, past the balancer.</param>
/// <param name="Admin">Its operator's listener.</param>
internal sealed record ChildStatus(string Name, int? Pid, int Starts, bool IsReady, Uri? Url, Uri? Admin);
