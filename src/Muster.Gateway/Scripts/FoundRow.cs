namespace Muster.Gateway;

/// <summary>A script that exists.</summary>
internal sealed record FoundRow(ScriptTarget Target, CatalogRow Row);
