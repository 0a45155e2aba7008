using System.ComponentModel;

namespace Muster.Tags.Compiled;

/// <summary>Fills the holes of generated filters. Made for generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TagHole
{
    /// <summary>The value, which must be text that a tag can have in it.</summary>
    /// <exception cref="ArgumentException">It is empty or no tag can have it in it.</exception>
    public static string Check(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        return TagRules.ExplainText(value) is { } refusal ? throw new ArgumentException(refusal, parameter) : value;
    }

    /// <summary>The term about a tag that was put together from checked values.</summary>
    /// <exception cref="ArgumentException">Together they are too long.</exception>
    public static TagFilterTerm Fill(string tag, bool isPrefix, bool isRequired, string parameter) =>
        TagRules.ExplainText(tag) is { } refusal
            ? throw new ArgumentException(refusal, parameter)
            : new TagFilterTerm(tag, isPrefix, isRequired);
}
