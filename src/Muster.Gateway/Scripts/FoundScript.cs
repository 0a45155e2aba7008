namespace Muster.Gateway;

/// <summary>A script that exists, with what it runs.</summary>
internal sealed record FoundScript(ScriptTarget Target, CatalogRow Row, VersionManifest Active);
