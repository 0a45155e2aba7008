namespace Muster.Gateway;

/// <summary>Account-level Workers under their newest name (<c>workers/workers</c>) and their oldest (<c>services</c>).</summary>
internal static class WorkerEndpoints
{
    private const string Worker = "/workers/workers/{script}";
    private const string Service = "/workers/services/{script}";

    public static void MapWorkers(this RouteGroupBuilder account)
    {
        account.Map("GET", Worker, GetAsync);
        account.Map("PATCH", Worker + "/versions/latest", ChangeLatestAsync);
        account.Map("GET", Service, GetServiceAsync);
        account.Map("DELETE", Service, DeleteServiceAsync);
    }

    private static async Task<Answer> GetAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        if (!found.IsSuccess)
        {
            return found.Refusal;
        }

        var row = found.Value.Row;
        return Answer.Ok(
            new WorkerWire(
                row.Name,
                row.Name,
                row.CreatedOn.Wire(),
                row.ModifiedOn.Wire(),
                ShownTags.Of(row),
                ScriptSubdomainWire.Of(row)),
            revision: row.Revision);
    }

    /// <summary>Changes secrets of the latest version without deploying it.</summary>
    private static async Task<Answer> ChangeLatestAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        var body = await JsonBody.ReadAsync(call);
        if (!found.IsSuccess || !body.IsSuccess)
        {
            return found.Refusal ?? body.Refusal!;
        }

        var problems = new Problems(ErrorCodes.InvalidBody);
        var draft = DraftOf.Latest(call.Source) with
        {
            Bindings = SecretPatch.ReadMany(body.Value.Root, "env", problems),
            Annotations = MetadataReader.ReadAnnotations(body.Value.Root.Member("annotations")),
        };
        if (problems.Any)
        {
            return problems.ToAnswer();
        }

        var stored = await VersionPipeline.RunAsync(call, found.Value.Target, draft, content: null, activates: false);
        return stored.IsSuccess ? await VersionViews.StoredAsync(call, stored.Value) : stored.Refusal;
    }

    private static async Task<Answer> GetServiceAsync(ApiCall call)
    {
        var found = await call.FindScriptAsync();
        if (!found.IsSuccess)
        {
            return AsService(found.Refusal, call);
        }

        var (target, row, active) = found.Value;
        var (created, modified) = (row.CreatedOn.Wire(), row.ModifiedOn.Wire());
        var only = new ServiceEnvironmentWire("production", created, modified, ScriptWire.Of(target.Space, row, active));
        return Answer.Ok(new ServiceWire(row.Name, only, created, modified, [only]), revision: row.Revision);
    }

    private static async Task<Answer> DeleteServiceAsync(ApiCall call)
    {
        var target = await call.FindTargetAsync();
        var deleted = target.IsSuccess ? await ScriptEndpoints.DeleteAsync(call, target.Value) : target.Refusal;
        return deleted.IsSuccess ? Answer.Nothing() : AsService(deleted.Refusal, call);
    }

    // Clients know an absent service by a code of its own.
    private static Refusal AsService(Refusal refusal, ApiCall call) => refusal.Code == ErrorCodes.WorkerNotFound
        ? Refusals.ServiceMissing(call.Segment(ApiRoutes.ScriptValue)!)
        : refusal;
}
