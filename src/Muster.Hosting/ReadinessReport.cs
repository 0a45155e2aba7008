namespace Muster.Hosting;

/// <summary>What each part of a process is at the moment.</summary>
/// <param name="IsReady">Whether requests may be sent here.</param>
/// <param name="Parts">A line a part: <c>dispatch: off (…)</c>.</param>
internal sealed record ReadinessReport(bool IsReady, IReadOnlyList<string> Parts);
