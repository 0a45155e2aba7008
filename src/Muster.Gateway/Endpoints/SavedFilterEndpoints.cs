namespace Muster.Gateway;

/// <summary>Tag filters that a namespace keeps under names; queries use them as <c>filter=@name</c>.</summary>
internal static class SavedFilterEndpoints
{
    private const string All = ApiRoutes.Namespaces + "/{namespace}/filters";
    private const string One = All + "/{filter}";

    public static void MapSavedFilters(this RouteGroupBuilder account)
    {
        account.Map("GET", All, ListAsync);
        account.Map("GET", One, GetAsync);
        account.Map("PUT", One, PutAsync);
        account.Map("DELETE", One, DeleteAsync);
    }

    private static async Task<Answer> ListAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        if (!space.IsSuccess)
        {
            return space.Refusal;
        }

        ImmutableArray<SavedFilterWire> result =
            [.. (await space.Value.Policies.ListFiltersAsync()).Select(saved => SavedFilterWire.Of(saved))];
        return Answer.Ok(result, new() { Count = result.Length, TotalCount = result.Length });
    }

    private static async Task<Answer> GetAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        if (!space.IsSuccess)
        {
            return space.Refusal;
        }

        var saved = await SavedFilters.FindAsync(space.Value, NameOf(call));
        return saved.IsSuccess
            ? Answer.Ok(SavedFilterWire.Of(saved.Value, await RowListing.CountAsync(space.Value, saved.Value.Filter)))
            : saved.Refusal;
    }

    /// <summary>The body is <c>{"filter": "…"}</c> in the extended dialect; the canonical text is what is kept and shown.</summary>
    private static async Task<Answer> PutAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        var body = await JsonBody.ReadAsync(call);
        if (!space.IsSuccess || !body.IsSuccess)
        {
            return space.Refusal ?? body.Refusal!;
        }

        var name = NameOf(call);
        var filter = ReadFilter(body.Value.Root);
        if (Names.ExplainFilter(name) is { } refusal)
        {
            return refusal;
        }

        if (!filter.IsSuccess)
        {
            return filter.Refusal;
        }

        var saved = await space.Value.Policies.PutFilterAsync(name, filter.Value, call.Origin(body.Value.Bytes));
        return saved.IsSuccess ? Answer.Ok(SavedFilterWire.Of(saved.Value)) : saved.Refusal;
    }

    private static async Task<Answer> DeleteAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        if (!space.IsSuccess)
        {
            return space.Refusal;
        }

        var deleted = await space.Value.Policies.DeleteFilterAsync(NameOf(call), call.Origin());
        return deleted.IsSuccess ? Answer.Nothing() : deleted.Refusal;
    }

    private static string NameOf(ApiCall call) => call.Segment("filter") ?? "%";

    private static Outcome<string> ReadFilter(JsonElement root)
    {
        if (root.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => name != "filter") is { } unknown)
        {
            return Refusals.Body($"{unknown}: expected 'filter' alone.");
        }

        var text = root.Member("filter");
        if (text.ValueKind != JsonValueKind.String)
        {
            return Refusals.Body($"filter: expected a string, found {Shown.Of(text)}.");
        }

        var filter = FilterText.ParseFilter(text.GetString()!, "filter");
        return filter.IsSuccess ? filter.Value!.ToString() : filter.Refusal;
    }
}
