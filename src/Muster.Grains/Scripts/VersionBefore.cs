namespace Muster.Grains;

/// <summary>What a new version follows.</summary>
/// <param name="ScriptName">Name of the script.</param>
/// <param name="Row">Its row, or null when the script is new.</param>
/// <param name="Version">The version that is changed, or null when the script is new.</param>
/// <param name="LatestNumber">Number of the latest version, which need not be the one that is changed; 0 when the script is new.</param>
internal sealed record VersionBefore(string ScriptName, CatalogRow? Row, VersionManifest? Version, int LatestNumber);
