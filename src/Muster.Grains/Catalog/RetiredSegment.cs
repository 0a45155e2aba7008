namespace Muster.Grains;

/// <summary>A segment that a merge has replaced. It is cleared later, so that a backup that has read the manifest can finish.</summary>
/// <param name="StateName">Its object.</param>
/// <param name="Since">When the manifest stopped naming it.</param>
internal sealed record RetiredSegment(string StateName, DateTimeOffset Since);
