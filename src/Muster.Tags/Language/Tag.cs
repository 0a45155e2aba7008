namespace Muster.Tags;

/// <summary>Makes terms in code, where a tag is data and never syntax.</summary>
public static class Tag
{
    /// <summary>The script must carry this tag.</summary>
    /// <exception cref="ArgumentException">No script can carry such a tag.</exception>
    public static TagFilterTerm Yes(string tag) => Make(tag, isPrefix: false, isRequired: true);

    /// <summary>The script must not carry this tag.</summary>
    /// <exception cref="ArgumentException">No script can carry such a tag.</exception>
    public static TagFilterTerm No(string tag) => Make(tag, isPrefix: false, isRequired: false);

    /// <summary>The script must carry a tag that begins so.</summary>
    /// <exception cref="ArgumentException">No script can carry such a tag.</exception>
    public static TagFilterTerm YesPrefix(string prefix) => Make(prefix, isPrefix: true, isRequired: true);

    /// <summary>The script must not carry a tag that begins so.</summary>
    /// <exception cref="ArgumentException">No script can carry such a tag.</exception>
    public static TagFilterTerm NoPrefix(string prefix) => Make(prefix, isPrefix: true, isRequired: false);

    private static TagFilterTerm Make(string tag, bool isPrefix, bool isRequired) =>
        TagRules.ExplainText(tag ?? throw new ArgumentNullException(nameof(tag))) is { } refusal
            ? throw new ArgumentException(refusal, nameof(tag))
            : new TagFilterTerm(tag, isPrefix, isRequired);
}
