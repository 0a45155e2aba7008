namespace Muster.Tags;

/// <summary>How the <see cref="SystemTags"/> are written.</summary>
public static class SystemTagNames
{
    /// <summary><see cref="SystemTags.Protected"/> in text.</summary>
    public const string Protected = TagRules.ReservedPrefix + "protected";

    /// <summary><see cref="SystemTags.Suspended"/> in text.</summary>
    public const string Suspended = TagRules.ReservedPrefix + "suspended";

    /// <summary>The system tag that <paramref name="tag"/> names, or <see cref="SystemTags.None"/>.</summary>
    public static SystemTags Find(string tag) => tag switch
    {
        Protected => SystemTags.Protected,
        Suspended => SystemTags.Suspended,
        _ => SystemTags.None,
    };

    /// <summary>The system tags whose names begin with <paramref name="prefix"/>.</summary>
    public static SystemTags FindByPrefix(string prefix) =>
        (Protected.StartsWith(prefix, StringComparison.Ordinal) ? SystemTags.Protected : SystemTags.None)
        | (Suspended.StartsWith(prefix, StringComparison.Ordinal) ? SystemTags.Suspended : SystemTags.None);
}
