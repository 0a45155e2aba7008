namespace Muster.Contracts;

/// <summary>A version that is stored and not yet anybody's: it can be loaded for a check, and committed.</summary>
/// <param name="Manifest">The version, without secret values.</param>
[GenerateSerializer, Immutable, Alias("muster.staged-version")]
public sealed record StagedVersion([property: Id(0)] VersionManifest Manifest);
