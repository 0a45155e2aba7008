namespace Muster.Gateway;

/// <summary>Resolves the names in a path. What a name means may change, so it is asked anew by every request.</summary>
internal static class ScriptPaths
{
    public static async Task<Outcome<ScriptSpace>> FindSpaceAsync(this ApiCall call)
    {
        if (!call.Request.RouteValues.ContainsKey(ApiRoutes.NamespaceValue))
        {
            return new ScriptSpace(await call.Account.GetReservedNamespaceAsync(), call.Grains);
        }

        var name = call.Segment(ApiRoutes.NamespaceValue) ?? "";
        return await call.Account.FindNamespaceAsync(name) is { } found
            ? new ScriptSpace(found, call.Grains)
            : Refusals.NamespaceMissing(name);
    }

    public static async Task<Outcome<ScriptTarget>> FindTargetAsync(this ApiCall call)
    {
        var name = call.Segment(ApiRoutes.ScriptValue) ?? "%";
        if (Names.ExplainScript(name) is { } refusal)
        {
            return refusal;
        }

        var space = await call.FindSpaceAsync();
        return space.IsSuccess ? new ScriptTarget(space.Value, name, call.Grains) : space.Refusal;
    }

    /// <summary>The script's row, refused when there is none.</summary>
    public static async Task<Outcome<FoundRow>> FindRowAsync(this ApiCall call)
    {
        var target = await call.FindTargetAsync();
        if (!target.IsSuccess)
        {
            return target.Refusal;
        }

        return await target.Value.FindRowAsync() is { } row ? new FoundRow(target.Value, row) : target.Value.Missing();
    }

    /// <summary>The script with its active version, refused when there is none.</summary>
    public static async Task<Outcome<FoundScript>> FindScriptAsync(this ApiCall call)
    {
        var target = await call.FindTargetAsync();
        if (!target.IsSuccess)
        {
            return target.Refusal;
        }

        return await target.Value.Script.GetAsync() is { } view
            ? new FoundScript(target.Value, view.Row, view.Active)
            : target.Value.Missing();
    }
}
