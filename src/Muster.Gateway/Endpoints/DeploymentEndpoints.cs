namespace Muster.Gateway;

/// <summary>The deployments of an account-level Worker: which version requests run.</summary>
internal static class DeploymentEndpoints
{
    private const string All = ApiRoutes.AccountScripts + "/{script}/deployments";

    public static void MapDeployments(this RouteGroupBuilder account)
    {
        account.Map("GET", All, ListAsync);
        account.Map("POST", All, DeployAsync);
    }

    /// <summary>Newest first; clients take the first one for the one in force.</summary>
    private static async Task<Answer> ListAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        if (!found.IsSuccess)
        {
            return found.Refusal;
        }

        var deployments = await found.Value.Target.Script.ListDeploymentsAsync(call.Options.HistoryLength);
        return Answer.Ok(new DeploymentListWire([.. deployments.Select(DeploymentWire.Of)]));
    }

    private static async Task<Answer> DeployAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        var body = await JsonBody.ReadAsync(call);
        if (!found.IsSuccess || !body.IsSuccess)
        {
            return found.Refusal ?? body.Refusal!;
        }

        var problems = new Problems(ErrorCodes.InvalidBody);
        var version = ReadVersion(body.Value.Root, problems);
        var annotations = MetadataReader.ReadAnnotations(body.Value.Root.Member("annotations"));
        if (problems.Any)
        {
            return problems.ToAnswer();
        }

        var target = found.Value.Target;
        var draft = new DeploymentDraft(version, call.Source, annotations);
        var deployed = await call.Feed.WatchAsync(
            () => target.Script.DeployAsync(draft, call.Origin(body.Value.Bytes)),
            target.Space,
            target.Name);
        if (!deployed.IsSuccess)
        {
            return deployed.Refusal;
        }

        await call.Feed.PublishAsync(target.Space, [target.Name]);
        return Answer.Ok(DeploymentWire.Of(deployed.Value));
    }

    // Gradual deployments are not supported: the one version gets everything, or the request is refused.
    private static Guid ReadVersion(JsonElement root, Problems problems)
    {
        var versions = root.Member("versions");
        if (versions.ValueKind == JsonValueKind.Array
            && versions.GetArrayLength() == 1
            && versions[0].Member("percentage") is { ValueKind: JsonValueKind.Number } percentage
            && percentage.GetDouble() == 100)
        {
            var id = versions[0].Text("version_id", "versions[0].version_id", problems);
            if (Guid.TryParse(id, out var version))
            {
                return version;
            }

            problems.Add($"versions[0].version_id: expected a version's id, found {Shown.Of(id ?? "")}.");
            return default;
        }

        problems.Add("versions: expected exactly one version with percentage 100, found something else.");
        return default;
    }
}
