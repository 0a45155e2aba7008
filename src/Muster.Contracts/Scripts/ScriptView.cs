namespace Muster.Contracts;

/// <summary>A script as it stands: its row and its active version.</summary>
/// <param name="Row">The row of the catalogue.</param>
/// <param name="Active">The active version, without secret values.</param>
[GenerateSerializer, Immutable, Alias("muster.script-view")]
public sealed record ScriptView([property: Id(0)] CatalogRow Row, [property: Id(1)] VersionManifest Active);
