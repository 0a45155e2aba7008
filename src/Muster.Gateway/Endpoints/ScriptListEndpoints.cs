namespace Muster.Gateway;

/// <summary>The scripts of a space: lists, filters, and deletion by filter.</summary>
internal static class ScriptListEndpoints
{
    public static void MapScriptLists(this RouteGroupBuilder space)
    {
        space.Map("GET", "", ListAsync);
        space.Map("DELETE", "", DeleteMatchingAsync);
    }

    private static async Task<Answer> ListAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        if (!space.IsSuccess)
        {
            return space.Refusal;
        }

        var filter = await FilterText.ReadAsync(call.Query, space.Value);
        var page = PageRequest.Read(call.Query, call.Options);
        if (!filter.IsSuccess || !page.IsSuccess)
        {
            return filter.Refusal ?? page.Refusal!;
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
        if (!space.IsSuccess)
        {
            return space.Refusal;
        }

        var filter = await FilterText.ReadRequiredAsync(call.Query, space.Value);
        var skip = call.Query.Flag(FilterText.SkipProtected);
        var purge = call.Query.Flag(FilterText.Purge);
        if (!filter.IsSuccess || !skip.IsSuccess || !purge.IsSuccess)
        {
            return filter.Refusal ?? skip.Refusal ?? purge.Refusal!;
        }

        if (space.Value.Info.IsReserved)
        {
            return Refusals.NoRoute();
        }

        var deletion = new BulkDelete(call, space.Value, filter.Value, purge.Value);
        if (await deletion.FindReuseAsync() is { } reused)
        {
            return reused;
        }

        if (!skip.Value && await deletion.CountProtectedAsync() is { Count: > 0 } kept)
        {
            return Refusals.Protected(kept);
        }

        var names = await deletion.RunAsync();
        return Answer.Ok(names.Sort(StringComparer.Ordinal), new() { Count = names.Length, OperationId = deletion.OperationId });
    }
}
