namespace Muster.Contracts;

/// <summary>A version that is now part of its script.</summary>
/// <param name="Row">The row after the commit.</param>
/// <param name="Manifest">The version, without secret values.</param>
[GenerateSerializer, Immutable, Alias("muster.committed-version")]
public sealed record CommittedVersion([property: Id(0)] CatalogRow Row, [property: Id(1)] VersionManifest Manifest);
