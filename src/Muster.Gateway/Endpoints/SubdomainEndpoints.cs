namespace Muster.Gateway;

/// <summary>Whether a Worker is reached under its own host name.</summary>
internal static class SubdomainEndpoints
{
    private const string OfScript = ApiRoutes.AccountScripts + "/{script}/subdomain";

    public static void MapSubdomains(this RouteGroupBuilder account)
    {
        account.Map("GET", "/workers/subdomain", GetAccountAsync);
        account.Map("GET", OfScript, GetAsync);
        account.Map("POST", OfScript, ChangeAsync);
    }

    private static Task<Answer> GetAccountAsync(ApiCall call) =>
        Task.FromResult(Answer.Ok(new SubdomainWire(call.Options.Subdomain)));

    private static async Task<Answer> GetAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        return found.IsSuccess
            ? Answer.Ok(ScriptSubdomainWire.Of(found.Value.Row), revision: found.Value.Row.Revision)
            : found.Refusal;
    }

    private static async Task<Answer> ChangeAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        var body = await JsonBody.ReadAsync(call);
        if (!found.IsSuccess || !body.IsSuccess)
        {
            return found.Refusal ?? body.Refusal!;
        }

        var enabled = body.Value.Root.Member("enabled");
        if (enabled.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return Refusals.Body($"enabled: expected true or false, found {Shown.Of(enabled)}.");
        }

        var isOn = enabled.GetBoolean();
        var change = new CatalogChange
        {
            Kind = CatalogChangeKind.SetMarks,
            Name = found.Value.Target.Name,
            Origin = call.Origin(body.Value.Bytes),
            SetMarks = isOn ? ScriptMarks.None : ScriptMarks.SubdomainDisabled,
            ClearMarks = isOn ? ScriptMarks.SubdomainDisabled : ScriptMarks.None,
        };
        var changed = await RowChange.ApplyAsync(call, found.Value.Target, change, isLive: true);
        return changed.IsSuccess
            ? Answer.Ok(ScriptSubdomainWire.Of(changed.Value), revision: changed.Value.Revision)
            : changed.Refusal;
    }
}
