namespace Muster.Client;

/// <summary>A tag filter that a namespace keeps under a name; queries of the API use it as <c>filter=@name</c>.</summary>
public sealed record SavedFilter
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The filter's canonical text, in the extended dialect.</summary>
    public required string Filter { get; init; }

    /// <summary>When a filter was first saved under this name.</summary>
    public DateTimeOffset? CreatedOn { get; init; }

    /// <summary>When it was last saved.</summary>
    public DateTimeOffset? ModifiedOn { get; init; }

    /// <summary>Who last saved it.</summary>
    public string? ModifiedBy { get; init; }

    /// <summary>How many scripts match now; null in lists and as the answer of a write.</summary>
    public long? ScriptCount { get; init; }

    /// <summary>The filter, for calls that take one.</summary>
    /// <exception cref="TagFilterException">The server has a newer language than this client.</exception>
    public TagFilter Parse() => TagFilter.Parse(Filter, TagFilterDialect.Extended);
}
