using Muster.Tags;

namespace Muster.Gateway;

/// <summary>Reads the tag filter of a query: <c>tags=</c> in Cloudflare's language, <c>filter=</c> in its superset.</summary>
internal static class FilterText
{
    public const string Tags = "tags";
    public const string Filter = "filter";
    public const string SkipProtected = "skip_protected";
    public const string Purge = "purge";

    /// <summary>The filter; null when none is asked for. An empty one is refused: it never means everything.</summary>
    public static async Task<Outcome<TagFilter?>> ReadAsync(QueryText query, ScriptSpace space)
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
            : filter.Value is not { } text
                ? new Outcome<TagFilter?>()
                : SavedFilters.NameIn(text) is { } name ? await FindSavedAsync(space, name) : ParseFilter(text, "filter");
    }

    /// <summary>The filter of a deletion, which must have one, and nothing beside it that might be a misspelt one.</summary>
    public static async Task<Outcome<TagFilter>> ReadRequiredAsync(QueryText query, ScriptSpace space)
    {
        if (query.Names.FirstOrDefault(name => name is not (Tags or Filter or SkipProtected or Purge)) is { } unknown)
        {
            return Required($"found the unknown parameter {Shown.Of(unknown)}");
        }

        var filter = query.Find(Tags) is { IsSuccess: true, Value: { } text } && string.IsNullOrWhiteSpace(text)
            ? new Outcome<TagFilter?>()
            : await ReadAsync(query, space);
        return filter.IsSuccess
            ? filter.Value is { } found ? found : Required("found none")
            : filter.Refusal;
    }

    /// <summary>Reads a filter in the extended dialect.</summary>
    /// <param name="text">The filter.</param>
    /// <param name="place">Where it stands, for the message.</param>
    public static Outcome<TagFilter?> ParseFilter(string text, string place) => Parse(text, TagFilterDialect.Extended, place);

    private static async Task<Outcome<TagFilter?>> FindSavedAsync(ScriptSpace space, string name)
    {
        var saved = await SavedFilters.FindAsync(space, name);
        return saved.IsSuccess ? ParseFilter(saved.Value.Filter, $"saved filter '{name}'") : saved.Refusal;
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
