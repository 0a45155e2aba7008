namespace Muster.Tags;

/// <summary>A filter that an assembly declares by <see cref="GeneratedTagFilterAttribute"/>.</summary>
/// <remarks>An assembly finds its own in the generated class <c>Muster.Tags.GeneratedTagFilters</c>.</remarks>
public sealed class NamedTagFilter
{
    private readonly Func<IReadOnlyList<string>, TagFilter> create;

    /// <param name="name">The declaring member's full name.</param>
    /// <param name="text">The filter as written, with its holes.</param>
    /// <param name="parameters">The names of the parameters that fill the holes.</param>
    /// <param name="create">Makes the filter from one value for each parameter.</param>
    public NamedTagFilter(
        string name,
        string text,
        IReadOnlyList<string> parameters,
        Func<IReadOnlyList<string>, TagFilter> create) =>
        (Name, Text, Parameters, this.create) = (name, text, parameters, create);

    /// <summary>The declaring member's full name.</summary>
    public string Name { get; }

    /// <summary>The filter as written, with its holes.</summary>
    public string Text { get; }

    /// <summary>The names of the parameters that fill the holes; empty for a filter that is complete.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>The filter, its holes filled.</summary>
    /// <exception cref="ArgumentException">Not one value for each parameter, or one that makes no tag.</exception>
    public TagFilter Create(params IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == Parameters.Count
            ? create(values)
            : throw new ArgumentException(
                $"expected {Parameters.Count} values for '{Name}', found {values.Count}", nameof(values));
    }
}
