namespace Muster.Tags;

/// <summary>Thrown by <see cref="TagFilter.Parse"/> for a text that is no tag filter.</summary>
/// <param name="error">Why it is none.</param>
public sealed class TagFilterException(TagFilterError error) : FormatException($"tag filter, {error}")
{
    /// <summary>Why the text is no tag filter.</summary>
    public TagFilterError Error { get; } = error;
}
