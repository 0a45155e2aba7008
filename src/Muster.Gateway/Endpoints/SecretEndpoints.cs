namespace Muster.Gateway;

/// <summary>The secrets of a script. Each change is a version that goes live; no answer shows a value.</summary>
internal static class SecretEndpoints
{
    private const string All = "/{script}/secrets";
    private const string One = All + "/{secret}";

    public static void MapSecrets(this RouteGroupBuilder space)
    {
        space.Map("GET", All, ListAsync);
        space.Map("PUT", All, PutAsync);
        space.Map("GET", One, GetAsync);
        space.Map("DELETE", One, DeleteAsync);
        space.Map("PATCH", "/{script}/secrets-bulk", ChangeManyAsync);
    }

    private static async Task<Answer> ListAsync(ApiCall call)
    {
        var found = await call.FindScriptAsync();
        return found.IsSuccess
            ? Answer.Ok<ImmutableArray<SecretWire>>([.. SecretsOf(found.Value.Active)], revision: found.Value.Row.Revision)
            : found.Refusal;
    }

    private static async Task<Answer> GetAsync(ApiCall call)
    {
        var found = await call.FindScriptAsync();
        if (!found.IsSuccess)
        {
            return found.Refusal;
        }

        var name = call.Segment("secret") ?? "";
        return SecretsOf(found.Value.Active).FirstOrDefault(secret => secret.Name == name) is { } shown
            ? Answer.Ok(shown)
            : Refusals.SecretMissing(name);
    }

    private static async Task<Answer> PutAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        var body = await JsonBody.ReadAsync(call);
        if (!found.IsSuccess || !body.IsSuccess)
        {
            return found.Refusal ?? body.Refusal!;
        }

        var problems = new Problems(ErrorCodes.InvalidBody);
        var secret = SecretPatch.Read(body.Value.Root.Member("name").ToString(), body.Value.Root, problems);
        if (problems.Any)
        {
            return problems.ToAnswer();
        }

        var stored = await StoreAsync(call, found.Value, new() { Put = [secret!] });
        return stored.IsSuccess ? Answer.Ok(new SecretWire(secret!.Name), messages: stored.Value.Messages) : stored.Refusal;
    }

    private static async Task<Answer> DeleteAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        if (!found.IsSuccess)
        {
            return found.Refusal;
        }

        var name = call.Segment("secret") ?? "";
        var stored = await StoreAsync(call, found.Value, new() { RemoveSecrets = [name], RefuseMissing = true });
        return stored.IsSuccess ? Answer.Nothing() : stored.Refusal;
    }

    private static async Task<Answer> ChangeManyAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        var body = await JsonBody.ReadAsync(call);
        if (!found.IsSuccess || !body.IsSuccess)
        {
            return found.Refusal ?? body.Refusal!;
        }

        var problems = new Problems(ErrorCodes.InvalidBody);
        var patch = SecretPatch.ReadMany(body.Value.Root, "secrets", problems);
        if (problems.Any)
        {
            return problems.ToAnswer();
        }

        var stored = await StoreAsync(call, found.Value, patch);
        return stored.IsSuccess
            ? Answer.Ok<ImmutableArray<SecretWire>>([.. SecretsOf(stored.Value.Manifest)], messages: stored.Value.Messages)
            : stored.Refusal;
    }

    private static Task<Outcome<PublishedVersion>> StoreAsync(ApiCall call, FoundRow found, BindingChanges changes) =>
        VersionPipeline.RunAsync(
            call,
            found.Target,
            DraftOf.Active(found.Row, call.Source) with { Bindings = changes },
            content: null,
            activates: true);

    private static IEnumerable<SecretWire> SecretsOf(VersionManifest version) => version.Bindings
        .Where(binding => binding.Type == BindingTypes.SecretText)
        .Select(binding => new SecretWire(binding.Name));
}
