using System.Diagnostics.CodeAnalysis;

namespace Muster.Tags;

/// <summary>Says which scripts are meant, by their tags.</summary>
/// <remarks>Immutable; two filters of the same canonical text are equal.</remarks>
public sealed class TagFilter : IEquatable<TagFilter>
{
    /// <summary>The most terms a filter may have.</summary>
    public const int MaxTerms = 64;

    /// <summary>The deepest a filter may nest parentheses.</summary>
    public const int MaxDepth = 16;

    private string? text; // Printed when first asked for: most filters made in code only match.

    /// <param name="root">What it matches.</param>
    /// <param name="name">The member that it was generated for.</param>
    /// <param name="predicate">Means the same as the tree, but quicker.</param>
    internal TagFilter(TagFilterNode root, string? name = null, TagPredicate? predicate = null) =>
        (Root, Name, Predicate) = (root, name, predicate);

    /// <summary>The filter as a tree.</summary>
    public TagFilterNode Root { get; }

    /// <summary>
    /// The full name of the member that a generated filter was declared by; null for others. Not part of equality.
    /// </summary>
    public string? Name { get; }

    /// <summary>
    /// Whether a match must carry a tag that the filter names. False means that scripts without any tags match:
    /// ask before destroying what matches.
    /// </summary>
    public bool HasPositiveTerm => !Root.Matches([], SystemTags.None);

    /// <summary>The generated code of this filter, if there is any.</summary>
    internal TagPredicate? Predicate { get; }

    private string Text => text ??= TagFilterPrinter.Print(Root);

    /// <summary>Reads a filter. An empty text is an error: it never means everything.</summary>
    public static bool TryParse(
        string text,
        TagFilterDialect dialect,
        [NotNullWhen(true)] out TagFilter? filter,
        [NotNullWhen(false)] out TagFilterError? error)
    {
        var root = TagFilterParser.Parse(text ?? throw new ArgumentNullException(nameof(text)), dialect, out error);
        filter = root is null ? null : new TagFilter(root);
        return filter is not null;
    }

    /// <summary>Reads a filter that is expected to be right.</summary>
    /// <exception cref="TagFilterException">It is not.</exception>
    public static TagFilter Parse(string text, TagFilterDialect dialect) =>
        TryParse(text, dialect, out var filter, out var error) ? filter : throw new TagFilterException(error);

    /// <summary>Matches what all of the parts match.</summary>
    /// <exception cref="ArgumentException">No parts, or more than a filter may have.</exception>
    public static TagFilter All(params TagFilterNode[] parts) => Build(parts, all: true);

    /// <summary>Matches what any of the parts matches.</summary>
    /// <exception cref="ArgumentException">No parts, or more than a filter may have.</exception>
    public static TagFilter Any(params TagFilterNode[] parts) => Build(parts, all: false);

    /// <summary>Whether a script with these tags is meant.</summary>
    public bool Matches(ReadOnlySpan<string> tags) => Matches(tags, SystemTags.None);

    /// <summary>Whether a script with these tags and system tags is meant.</summary>
    public bool Matches(ReadOnlySpan<string> tags, SystemTags system) =>
        Predicate is null ? Root.Matches(tags, system) : Predicate.Matches(tags, system);

    /// <summary>Writes the filter as <c>tag:yes,tag2:no</c>, if that says it.</summary>
    public bool TryFormatCloudflare([NotNullWhen(true)] out string? text)
    {
        text = TagFilterPrinter.PrintCloudflare(Root);
        return text is not null;
    }

    /// <summary>The canonical text, in the extended dialect: reading it gives an equal filter.</summary>
    public override string ToString() => Text;

    /// <inheritdoc/>
    public bool Equals(TagFilter? other) =>
        other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TagFilter);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    private static TagFilter Build(TagFilterNode[] parts, bool all)
    {
        if (parts is null || parts.Length == 0)
        {
            throw new ArgumentException(
                "expected at least one part: an empty filter is an error, never everything", nameof(parts));
        }

        var root = TagFilterGroup.Join(parts, all);
        if (root.TermCount > MaxTerms)
        {
            throw new ArgumentException($"expected at most {MaxTerms} terms, found {root.TermCount}", nameof(parts));
        }

        return root.Depth <= MaxDepth
            ? new TagFilter(root)
            : throw new ArgumentException(
                $"expected at most {MaxDepth} nested parentheses, found {root.Depth}", nameof(parts));
    }
}
