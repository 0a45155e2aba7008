namespace Muster.Hosting;

/// <summary>What one part of a process is at the moment.</summary>
/// <param name="Serves">Whether it holds nobody up.</param>
/// <param name="Line">Such as <c>dispatch: off (…)</c>.</param>
internal sealed record ReadinessPart(bool Serves, string Line);
