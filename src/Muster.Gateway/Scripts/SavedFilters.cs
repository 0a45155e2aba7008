namespace Muster.Gateway;

/// <summary>The saved filters of a namespace, as queries use them: <c>filter=@name</c>.</summary>
internal static class SavedFilters
{
    private const char Sign = '@';

    /// <summary>
    /// The name that the text asks for, or null when it is a filter itself. A filter's terms have a colon; a name has none.
    /// </summary>
    public static string? NameIn(string text) => text.StartsWith(Sign) && !text.Contains(':', StringComparison.Ordinal)
        ? text[1..]
        : null;

    public static async Task<Outcome<SavedFilter>> FindAsync(ScriptSpace space, string name)
    {
        if (space.Info.IsReserved)
        {
            return Refusals.Parameter("filter: the account's own Workers have no saved filters; write the filter out.");
        }

        return Names.ExplainFilter(name) is { } refusal
            ? refusal
            : await space.Policies.FindFilterAsync(name) is { } saved ? saved : Refusals.FilterMissing(name);
    }
}
