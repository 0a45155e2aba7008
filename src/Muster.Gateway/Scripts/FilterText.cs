using Muster.Tags;

namespace Muster.Gateway;

/// <summary>Reads the tag filter of a query: <c>tags=</c> in Cloudflare's language, <c>filter=</c> in its superset.</summary>
internal static class FilterText
{
    public const string Tags = "tags";
    public const string Filter = "filter";
    public const string SkipProtected = "skip_protected";

    /// <summary>The filter; null when none is asked for. An empty one is refused: it never means everything.</summary>
    public static Outcome<TagFilter?> Read(QueryText query)
    {
        var tags = query.Find(Tags);
        var filter = query.Find(Filter);
        if (!tags.IsSuccess || !filter.IsSuccess)
        {
            return tags.Refusal ?? filter.Refusal!;
        }

        if (tags.Value is not null && filter.Value is not null)
        {
            return Refusals.Parameter("tags, filter: expected one of them, found both.");
        }

        return tags.Value is not null
            ? Parse(tags.Value, TagFilterDialect.Cloudflare, "tags filter")
            : filter.Value is not null
                ? Parse(filter.Value, TagFilterDialect.Extended, "filter")
                : new Outcome<TagFilter?>();
    }

    /// <summary>The filter of a deletion, which must have one, and nothing beside it that might be a misspelt one.</summary>
    public static Outcome<TagFilter> ReadRequired(QueryText query)
    {
        if (query.Names.FirstOrDefault(name => name is not (Tags or Filter or SkipProtected)) is { } unknown)
        {
            return Required($"found the unknown parameter {Shown.Of(unknown)}");
        }

        var filter = query.Find(Tags) is { IsSuccess: true, Value: { } text } && string.IsNullOrWhiteSpace(text)
            ? new Outcome<TagFilter?>()
            : Read(query);
        return filter.IsSuccess
            ? filter.Value is { } found ? found : Required("found none")
            : filter.Refusal;
    }

    private static Refusal Required(string found) => new(
        RefusalReason.Invalid,
        ErrorCodes.FilterRequired,
        $"tags: a deletion of many scripts expects a filter such as 'tags=customer-7:yes', {found}.");

    private static Outcome<TagFilter?> Parse(string text, TagFilterDialect dialect, string place) =>
        TagFilter.TryParse(text, dialect, out var filter, out var error)
            ? filter
            : new Refusal(RefusalReason.Invalid, ErrorCodes.InvalidFilter, $"{place}, {error}");
}
