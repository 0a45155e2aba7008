namespace Muster.Gateway;

/// <summary>One script: upload, details, code, deletion.</summary>
internal static class ScriptEndpoints
{
    private const string One = "/{script}";

    public static void MapScripts(this RouteGroupBuilder space)
    {
        space.Map("PUT", One, UploadAsync);
        space.Map("GET", One, GetAsync);
        space.Map("DELETE", One, DeleteAsync);
        space.Map("GET", One + "/content", GetContentAsync);
        space.Map("GET", One + "/content/v2", GetContentAsync);
        space.Map("PUT", One + "/content", ReplaceContentAsync);
    }

    private static async Task<Answer> UploadAsync(ApiCall call)
    {
        var target = await call.FindTargetAsync();
        if (!target.IsSuccess)
        {
            return target.Refusal;
        }

        var problems = new Problems(ErrorCodes.InvalidUpload);
        var received = await ReceivedUpload.ReadAsync(call, target.Value, problems);
        if (received is null)
        {
            return problems.ToAnswer();
        }

        var stored = await VersionPipeline.RunAsync(call, target.Value, received.Draft, received.Content, activates: true);
        return stored.IsSuccess ? Show(target.Value, stored.Value) : stored.Refusal;
    }

    private static async Task<Answer> GetAsync(ApiCall call)
    {
        var found = await call.FindScriptAsync();
        if (!found.IsSuccess)
        {
            return found.Refusal;
        }

        var (target, row, active) = found.Value;

        // Cloudflare gives the code of an ordinary Worker here, and the details of a user Worker.
        if (target.Space.Info.IsReserved)
        {
            return await ShowContentAsync(found.Value, active);
        }

        return Answer.Ok(
            new ScriptDetailsWire(
                target.Space.ShownName,
                row.CreatedOn.Wire(),
                row.ModifiedOn.Wire(),
                ScriptWire.Of(target.Space, row, active)),
            revision: row.Revision);
    }

    private static async Task<Answer> DeleteAsync(ApiCall call)
    {
        var target = await call.FindTargetAsync();
        var deleted = target.IsSuccess ? await DeleteAsync(call, target.Value) : target.Refusal;
        return deleted.IsSuccess ? Answer.Nothing() : deleted.Refusal;
    }

    /// <summary>Deletes a script and waits until it is gone from the data plane.</summary>
    public static async Task<Outcome<CatalogRow>> DeleteAsync(ApiCall call, ScriptTarget target)
    {
        var purge = call.Query.Flag(FilterText.Purge);
        if (!purge.IsSuccess)
        {
            return purge.Refusal;
        }

        var change = new CatalogChange
        {
            Kind = CatalogChangeKind.Delete,
            Name = target.Name,
            Origin = call.Origin(),
            Purges = purge.Value,
        };
        return await RowChange.ApplyAsync(call, target, change, isLive: true);
    }

    private static async Task<Answer> GetContentAsync(ApiCall call)
    {
        var found = await call.FindScriptAsync();
        var version = call.Query.Find("version");
        if (!found.IsSuccess || !version.IsSuccess)
        {
            return found.Refusal ?? version.Refusal!;
        }

        if (version.Value is not { Length: > 0 } wanted)
        {
            return await ShowContentAsync(found.Value, found.Value.Active);
        }

        return Guid.TryParse(wanted, out var id) && await found.Value.Target.Script.GetVersionAsync(id) is { } manifest
            ? await ShowContentAsync(found.Value, manifest)
            : Refusals.VersionMissing(wanted);
    }

    // New code under the settings that the script has.
    private static async Task<Answer> ReplaceContentAsync(ApiCall call)
    {
        var found = await call.FindScriptAsync();
        if (!found.IsSuccess)
        {
            return found.Refusal;
        }

        var (target, row, active) = found.Value;
        var problems = new Problems(ErrorCodes.InvalidUpload);
        var upload = await new UploadReader(call, target.Space.MaxTags, problems).ReadAsync();
        if (upload is null)
        {
            return problems.ToAnswer();
        }

        var draft = upload.ToDraft([], call.Source) with
        {
            Bindings = new(),
            CompatibilityDate = active.CompatibilityDate,
            CompatibilityFlags = active.CompatibilityFlags,
            ExpectedRevision = row.Revision,
            MustExist = true,
        };
        var stored = await VersionPipeline.RunAsync(call, target, draft, upload.Content, activates: true);
        return stored.IsSuccess ? Show(target, stored.Value) : stored.Refusal;
    }

    private static async Task<Answer> ShowContentAsync(FoundScript found, VersionManifest version) =>
        await found.Target.Script.GetContentAsync(version.Id) is { } content
            ? new ContentAnswer(content) { Revision = found.Row.Revision }
            : found.Target.Missing();

    private static Answer Show(ScriptTarget target, PublishedVersion stored) => Answer.Ok(
        ScriptWire.Of(target.Space, stored.Row, stored.Manifest) with
        {
            Handlers = stored.Check?.Handlers,
            Entrypoints = stored.Check?.Entrypoints,
            EntryPoint = stored.Manifest.MainModule,
            StartupTimeMs = stored.Check?.StartupTimeMs ?? 0,
        },
        revision: stored.Row.Revision,
        messages: stored.Messages);
}
