namespace Muster.Gateway;

/// <summary>Undoes deletions, of one script or of all that a deletion by filter took.</summary>
internal static class UndeleteEndpoints
{
    private const string SkipExisting = "skip_existing";

    public static void MapUndelete(this RouteGroupBuilder space)
    {
        space.Map("POST", "/{script}/undelete", UndeleteOneAsync);
        space.Map("POST", "/undelete", UndeleteManyAsync);
    }

    private static async Task<Answer> UndeleteOneAsync(ApiCall call)
    {
        var target = await call.FindTargetAsync();
        if (!target.IsSuccess)
        {
            return target.Refusal;
        }

        var change = new CatalogChange { Kind = CatalogChangeKind.Undelete, Name = target.Value.Name, Origin = call.Origin() };
        var revived = await RowChange.ApplyAsync(call, target.Value, change, isLive: true);
        return revived.IsSuccess
            ? Answer.Ok(ScriptWire.Of(target.Value.Space, revived.Value), revision: revived.Value.Revision)
            : revived.Refusal;
    }

    /// <summary>The body is <c>{"operation_id": "…"}</c> as the deletion's <c>result_info</c> gave it.</summary>
    private static async Task<Answer> UndeleteManyAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        var body = await JsonBody.ReadAsync(call);
        var skip = call.Query.Flag(SkipExisting);
        if (!space.IsSuccess || !body.IsSuccess || !skip.IsSuccess)
        {
            return space.Refusal ?? body.Refusal ?? skip.Refusal!;
        }

        if (body.Value.Root.Member("operation_id") is not { ValueKind: JsonValueKind.String } given)
        {
            return Refusals.Body(
                $"operation_id: expected the one that the deletion gave, found {Shown.Of(body.Value.Root.Member("operation_id"))}.");
        }

        var undo = new BulkUndelete(call, space.Value, given.GetString()!, call.Origin(body.Value.Bytes));
        if (await undo.ExplainAsync(skip.Value) is { } refusal)
        {
            return refusal;
        }

        var names = await undo.RunAsync();
        return Answer.Ok(names, new() { Count = names.Length });
    }
}
