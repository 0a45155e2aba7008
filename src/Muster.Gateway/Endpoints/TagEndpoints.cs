using Muster.Tags;

namespace Muster.Gateway;

/// <summary>The tags of one script.</summary>
internal static class TagEndpoints
{
    private const string All = "/{script}/tags";
    private const string One = All + "/{tag}";

    public static void MapTags(this RouteGroupBuilder space)
    {
        space.Map("GET", All, GetAsync);
        space.Map("PUT", All, ReplaceAsync);
        space.Map("PUT", One, call => ChangeOneAsync(call, CatalogChangeKind.AddTag));
        space.Map("DELETE", One, call => ChangeOneAsync(call, CatalogChangeKind.RemoveTag));
    }

    /// <summary>The list of tags; with a filter, whether they match it.</summary>
    private static async Task<Answer> GetAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        if (!found.IsSuccess)
        {
            return found.Refusal;
        }

        var filter = await FilterText.ReadAsync(call.Query, found.Value.Target.Space);
        if (!filter.IsSuccess)
        {
            return filter.Refusal;
        }

        var row = found.Value.Row;
        return filter.Value is { } asked
            ? Answer.Ok(ShownTags.Match(asked, row), revision: row.Revision)
            : Answer.Ok(ShownTags.Of(row), revision: row.Revision);
    }

    private static async Task<Answer> ReplaceAsync(ApiCall call)
    {
        var target = await call.FindTargetAsync();
        var body = await RequestBody.ReadAsync(call, "tags body", call.Options.MaxMetadataBytes);
        if (!target.IsSuccess || !body.IsSuccess)
        {
            return target.Refusal ?? body.Refusal!;
        }

        var problems = new Problems(ErrorCodes.InvalidBody);
        var tags = TagList.Parse(body.Value, target.Value.Space.MaxTags, problems);
        if (problems.Any)
        {
            // What is wrong with the body of a script that is not there does not matter.
            return await target.Value.FindRowAsync() is null ? target.Value.Missing() : problems.ToAnswer();
        }

        return await ApplyAsync(call, target.Value, new()
        {
            Kind = CatalogChangeKind.SetTags,
            Name = target.Value.Name,
            Origin = call.Origin(body.Value),
            Tags = tags,
        });
    }

    private static async Task<Answer> ChangeOneAsync(ApiCall call, CatalogChangeKind kind)
    {
        var target = await call.FindTargetAsync();
        if (!target.IsSuccess)
        {
            return target.Refusal;
        }

        if (call.Segment("tag") is not { } tag)
        {
            return Refusals.Parameter("tag in the path: expected percent-encoded UTF-8.");
        }

        if (TagList.Explain(tag, "tag in the path") is { } refusal)
        {
            return refusal;
        }

        return await ApplyAsync(call, target.Value, new()
        {
            Kind = kind,
            Name = target.Value.Name,
            Origin = call.Origin(),
            Tag = tag,
        });
    }

    private static async Task<Answer> ApplyAsync(ApiCall call, ScriptTarget target, CatalogChange change)
    {
        // Of all tags, one concerns the data plane.
        var isLive = change.Tag == SystemTagNames.Suspended;
        var changed = await RowChange.ApplyAsync(call, target, change, isLive);
        return changed.IsSuccess ? Answer.Nothing() : changed.Refusal;
    }
}
