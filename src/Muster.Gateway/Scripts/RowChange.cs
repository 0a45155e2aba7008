namespace Muster.Gateway;

/// <summary>Makes one change of a row and waits until it is live.</summary>
internal static class RowChange
{
    /// <param name="call">The request.</param>
    /// <param name="target">The script.</param>
    /// <param name="change">The change; its precondition is taken from the request.</param>
    /// <param name="isLive">Whether the data plane must know of it: tags are none of its business.</param>
    public static async Task<Outcome<CatalogRow>> ApplyAsync(
        ApiCall call,
        ScriptTarget target,
        CatalogChange change,
        bool isLive)
    {
        var expected = Preconditions.Read(call.Request.Headers);
        if (!expected.IsSuccess)
        {
            return expected.Refusal;
        }

        var asked = change with { ExpectedRevision = expected.Value };
        if (!isLive)
        {
            return await target.Script.ChangeAsync(asked);
        }

        var outcome = await call.Feed.WatchAsync(() => target.Script.ChangeAsync(asked), target.Space, target.Name);
        if (outcome.IsSuccess)
        {
            await call.Feed.PublishAsync(target.Space, [target.Name]);
        }

        return outcome;
    }
}
