namespace Muster.Gateway;

/// <summary>The versions of an account-level Worker.</summary>
internal static class VersionEndpoints
{
    private const string All = ApiRoutes.AccountScripts + "/{script}/versions";

    public static void MapVersions(this RouteGroupBuilder account)
    {
        account.Map("GET", All, ListAsync);
        account.Map("POST", All, UploadAsync);
        account.Map("GET", All + "/{version}", GetAsync);
    }

    // Any version can be deployed here, so ?deployable=true asks for all of them.
    private static async Task<Answer> ListAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        if (!found.IsSuccess)
        {
            return found.Refusal;
        }

        var versions = await found.Value.Target.Script.ListVersionsAsync(call.Options.HistoryLength);
        return Answer.Ok(
            new VersionListWire([.. versions.Select(VersionViews.Brief)]),
            new() { Count = versions.Length, Page = 1, PerPage = call.Options.HistoryLength, TotalCount = versions.Length });
    }

    private static async Task<Answer> GetAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        if (!found.IsSuccess)
        {
            return found.Refusal;
        }

        var text = call.Segment("version") ?? "";
        return Guid.TryParse(text, out var id) && await found.Value.Target.Script.GetVersionAsync(id) is { } version
            ? Answer.Ok(await VersionViews.WholeAsync(call, version))
            : Refusals.VersionMissing(text);
    }

    private static async Task<Answer> UploadAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        if (!found.IsSuccess)
        {
            return found.Refusal;
        }

        var problems = new Problems(ErrorCodes.InvalidUpload);
        var received = await ReceivedUpload.ReadAsync(call, found.Value.Target, problems);
        if (received is null)
        {
            return problems.ToAnswer();
        }

        var draft = received.Draft with { MustExist = true };
        var stored = await VersionPipeline.RunAsync(call, found.Value.Target, draft, received.Content, activates: false);
        return stored.IsSuccess ? await VersionViews.StoredAsync(call, stored.Value) : stored.Refusal;
    }
}
