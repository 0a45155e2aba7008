namespace Muster.Grains.Tests;

/// <summary>What each change makes of a script, said once more and simply.</summary>
internal static class ModelRules
{
    private const string Protection = "muster:protected";

    public static ModelScript? Apply(ModelScript before, CatalogChangeKind kind, string? tag, string[]? tags) => kind switch
    {
        CatalogChangeKind.AddTag when tag == Protection => before with { IsProtected = true },
        CatalogChangeKind.RemoveTag when tag == Protection => before with { IsProtected = false },
        CatalogChangeKind.AddTag => before with { Tags = ModelScript.Join(before.TagList.Append(tag!)) },
        CatalogChangeKind.RemoveTag => before with { Tags = ModelScript.Join(before.TagList.Except([tag!])) },
        CatalogChangeKind.SetTags => before with { Tags = ModelScript.Join(tags!) },
        CatalogChangeKind.Delete => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The model does not know it."),
    };
}
