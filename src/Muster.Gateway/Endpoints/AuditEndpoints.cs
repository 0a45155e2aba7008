namespace Muster.Gateway;

/// <summary>The audit trail of a space: who changed what, when, from where.</summary>
internal static class AuditEndpoints
{
    private const string Namespace = ApiRoutes.Namespaces + "/{namespace}/audit";
    private const string Account = "/workers/audit";

    public static void MapAudit(this RouteGroupBuilder account)
    {
        foreach (var path in (string[])[Namespace, Account])
        {
            account.Map("GET", path, ListAsync);
            account.Map("GET", path + "/verify", VerifyAsync);
        }
    }

    private static async Task<Answer> ListAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        if (!space.IsSuccess)
        {
            return space.Refusal;
        }

        var request = await AuditRequest.ReadAsync(call, space.Value);
        if (!request.IsSuccess)
        {
            return request.Refusal;
        }

        var (entries, cursor) = await AuditListing.ReadAsync(space.Value, request.Value);
        return Answer.Ok(entries, new() { Count = entries.Length, PerPage = request.Value.Query.Limit, Cursor = cursor });
    }

    /// <summary>Reads everything: a check for a quiet hour. A shard whose chain is broken says where.</summary>
    private static async Task<Answer> VerifyAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        if (!space.IsSuccess)
        {
            return space.Refusal;
        }

        var shards = await Task.WhenAll(space.Value.Shards.Select(shard => shard.VerifyAuditAsync()));
        ImmutableArray<AuditVerificationWire> result =
        [
            .. shards.Select((shard, index) =>
                new AuditVerificationWire(index, shard.FirstSequence, shard.LastSequence, shard.Head, shard.Problem)),
        ];
        return Answer.Ok(
            result,
            messages: [.. result.Where(shard => shard.Problem is not null).Select(shard => $"shard {shard.Shard}: {shard.Problem}")]);
    }
}
