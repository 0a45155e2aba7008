namespace Muster.Gateway;

/// <summary>The scripts of a space: lists, filters, and deletion by filter.</summary>
internal static class ScriptListEndpoints
{
    // The data plane hears of a large deletion in pieces that it can take in one turn each.
    private const int NoticesAtOnce = 500;

    public static void MapScriptLists(this RouteGroupBuilder space)
    {
        space.Map("GET", "", ListAsync);
        space.Map("DELETE", "", DeleteMatchingAsync);
    }

    private static async Task<Answer> ListAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        var filter = FilterText.Read(call.Query);
        var page = PageRequest.Read(call.Query, call.Options);
        if (!space.IsSuccess || !filter.IsSuccess || !page.IsSuccess)
        {
            return space.Refusal ?? filter.Refusal ?? page.Refusal!;
        }

        var text = filter.Value?.ToString();
        var (after, limit) = page.Value;
        var found = await RowListing.ReadAsync(space.Value, text, after, limit);
        var isWhole = after is null && !found.HasMore;
        ImmutableArray<ScriptWire> result = [.. found.Rows.Select(row => ScriptWire.Of(space.Value, row))];
        return Answer.Ok(result, new()
        {
            Count = result.Length,
            PerPage = limit,
            Cursor = found.HasMore ? PageRequest.Cursor(found.Rows[^1].Name) : "",
            TotalCount = isWhole ? result.Length : await RowListing.CountAsync(space.Value, text),
        });
    }

    /// <summary><c>result</c> is the list of the names that were deleted, <c>result_info.count</c> their number.</summary>
    private static async Task<Answer> DeleteMatchingAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        var filter = FilterText.ReadRequired(call.Query);
        if (!space.IsSuccess || !filter.IsSuccess)
        {
            return space.Refusal ?? filter.Refusal!;
        }

        if (space.Value.Info.IsReserved)
        {
            return Refusals.NoRoute();
        }

        var (text, origin) = (filter.Value.ToString(), call.Origin());
        var shards = await Task.WhenAll(space.Value.Shards.Select(shard => shard.DeleteMatchingAsync(text, origin)));
        ImmutableArray<string> names = [.. shards.SelectMany(shard => shard.Deleted).Select(row => row.Name)];
        foreach (var some in names.Chunk(NoticesAtOnce))
        {
            await call.Feed.PublishAsync(space.Value, some);
        }

        return Answer.Ok(names.Sort(StringComparer.Ordinal), new() { Count = names.Length });
    }
}
