namespace Muster.Gateway;

/// <summary>Settings and bindings of a script's active version.</summary>
internal static class SettingsEndpoints
{
    private const string Settings = "/{script}/settings";
    private const string ScriptSettings = "/{script}/script-settings";

    public static void MapSettings(this RouteGroupBuilder space)
    {
        space.Map("GET", Settings, GetAsync);
        space.Map("PATCH", Settings, ChangeAsync);
        space.Map("GET", "/{script}/bindings", GetBindingsAsync);
        space.Map("GET", ScriptSettings, GetScriptSettingsAsync);
        space.Map("PATCH", ScriptSettings, ChangeScriptSettingsAsync);
    }

    private static async Task<Answer> GetAsync(ApiCall call)
    {
        var found = await call.FindScriptAsync();
        return found.IsSuccess ? await ShowAsync(call, found.Value.Row, found.Value.Active, []) : found.Refusal;
    }

    private static async Task<Answer> GetBindingsAsync(ApiCall call)
    {
        var found = await call.FindScriptAsync();
        return found.IsSuccess
            ? Answer.Ok(await BindingViews.ShowAsync(call, found.Value.Active.Bindings), revision: found.Value.Row.Revision)
            : found.Refusal;
    }

    private static async Task<Answer> ChangeAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        if (!found.IsSuccess)
        {
            return found.Refusal;
        }

        var (target, row) = found.Value;
        var problems = new Problems(ErrorCodes.InvalidBody);
        var root = await ReadSettingsAsync(call, problems);
        var settings = new MetadataReader(problems, target.Space.MaxTags, allowsRepeats: true).Read(root);
        var bindings = settings.Bindings is { } drafts && !problems.Any
            ? await new BindingResolver(call, target, problems).ResolveAsync(drafts)
            : (ImmutableArray<Binding>?)null;
        if (problems.Any)
        {
            return problems.ToAnswer();
        }

        var draft = DraftOf.Active(row, call.Source) with
        {
            Bindings = bindings is null ? new() : new() { Replace = bindings, KeepTypes = settings.KeepBindings },
            CompatibilityDate = settings.CompatibilityDate,
            CompatibilityFlags = settings.CompatibilityFlags,
            Annotations = settings.Annotations,
            Tags = settings.Tags,
        };
        var stored = await VersionPipeline.RunAsync(call, target, draft, content: null, activates: true);
        return stored.IsSuccess
            ? await ShowAsync(call, stored.Value.Row, stored.Value.Manifest, stored.Value.Messages)
            : stored.Refusal;
    }

    private static async Task<Answer> GetScriptSettingsAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        return found.IsSuccess
            ? Answer.Ok(new ScriptSettingsWire(ShownTags.Of(found.Value.Row)), revision: found.Value.Row.Revision)
            : found.Refusal;
    }

    // Settings of the script rather than of a version. Of these only the tags mean something here.
    private static async Task<Answer> ChangeScriptSettingsAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        var body = await JsonBody.ReadAsync(call);
        if (!found.IsSuccess || !body.IsSuccess)
        {
            return found.Refusal ?? body.Refusal!;
        }

        var (target, row) = found.Value;
        var problems = new Problems(ErrorCodes.InvalidBody);
        var settings = new MetadataReader(problems, target.Space.MaxTags, allowsRepeats: true).Read(body.Value.Root);
        if (problems.Any)
        {
            return problems.ToAnswer();
        }

        if (settings.Tags is not { } tags)
        {
            return Answer.Ok(new ScriptSettingsWire(ShownTags.Of(row)), revision: row.Revision);
        }

        var change = new CatalogChange
        {
            Kind = CatalogChangeKind.SetTags,
            Name = target.Name,
            Origin = call.Origin(body.Value.Bytes),
            Tags = tags,
        };
        var changed = await RowChange.ApplyAsync(call, target, change, isLive: false);
        return changed.IsSuccess
            ? Answer.Ok(new ScriptSettingsWire(ShownTags.Of(changed.Value)), revision: changed.Value.Revision)
            : changed.Refusal;
    }

    // Clients send the object as a field of a form; the API's own description has it as the body.
    private static async Task<JsonElement> ReadSettingsAsync(ApiCall call, Problems problems)
    {
        if (call.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            if (RequestBody.Limit(call, "body", 2L * call.Options.MaxMetadataBytes) is { } refusal)
            {
                problems.Add(refusal);
                return default;
            }

            var parts = await new MultipartForm(call.Options, problems).ReadAsync(call);
            return problems.Any ? default : FormFields.ReadObject(parts, FormFields.Settings, problems);
        }

        var body = await JsonBody.ReadAsync(call);
        if (!body.IsSuccess)
        {
            problems.Add(body.Refusal);
            return default;
        }

        return body.Value.Root;
    }

    private static async Task<Answer> ShowAsync(
        ApiCall call,
        CatalogRow row,
        VersionManifest version,
        IReadOnlyList<string> messages)
    {
        var settings = new SettingsWire
        {
            Bindings = await BindingViews.ShowAsync(call, version.Bindings),
            CompatibilityDate = version.CompatibilityDate,
            CompatibilityFlags = version.CompatibilityFlags,
            Tags = ShownTags.Of(row),
        };
        return Answer.Ok(settings, revision: row.Revision, messages: messages);
    }
}
