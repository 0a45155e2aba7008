namespace Muster.Grains;

/// <summary>The stored flag of the cluster.</summary>
/// <param name="Level">The level that may be written.</param>
internal sealed record FormatFlag(int Level);
