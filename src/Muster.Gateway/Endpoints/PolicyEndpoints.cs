namespace Muster.Gateway;

/// <summary>What the host's policies are in a namespace, and what its standing counts count.</summary>
internal static class PolicyEndpoints
{
    private const string All = ApiRoutes.Namespaces + "/{namespace}/policies";
    private const string One = All + "/{kind}/{policy}";
    private const string Counts = ApiRoutes.Namespaces + "/{namespace}/counts";

    public static void MapPolicies(this RouteGroupBuilder account)
    {
        account.Map("GET", All, ListAsync);
        account.Map("DELETE", One, ForgetAsync);
        account.Map("GET", Counts, CountAsync);
    }

    private static async Task<Answer> ListAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        if (!space.IsSuccess)
        {
            return space.Refusal;
        }

        ImmutableArray<PolicyWire> result = [.. (await space.Value.Policies.ListPoliciesAsync()).Select(PolicyWire.Of)];
        return Answer.Ok(result, new() { Count = result.Length, TotalCount = result.Length });
    }

    private static async Task<Answer> ForgetAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        if (!space.IsSuccess)
        {
            return space.Refusal;
        }

        if (PolicyKinds.Find(call.Segment("kind")) is not { } kind || call.Segment("policy") is not { } name)
        {
            return Refusals.Parameter("policy in the path: expected 'retain', 'protect' or 'count', and its name.");
        }

        var forgotten = await space.Value.Policies.ForgetPolicyAsync(kind, name, call.Origin());
        return forgotten.IsSuccess ? Answer.Nothing() : forgotten.Refusal;
    }

    private static async Task<Answer> CountAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        if (!space.IsSuccess)
        {
            return space.Refusal;
        }

        var counts = (await space.Value.Policies.ListPoliciesAsync())
            .Select(recorded => recorded.Policy)
            .Where(policy => policy.Kind == PolicyKind.Count)
            .Select(async policy => new CountWire(
                policy.Name,
                policy.Filter,
                await RowListing.CountAsync(space.Value, policy.Filter)));
        ImmutableArray<CountWire> result = [.. await Task.WhenAll(counts)];
        return Answer.Ok(result, new() { Count = result.Length, TotalCount = result.Length });
    }
}
