namespace Muster.Gateway;

/// <summary>An account-level Worker under <c>workers/workers</c>.</summary>
internal sealed record WorkerWire(
    string Id,
    string Name,
    string CreatedOn,
    string UpdatedOn,
    ImmutableArray<string> Tags,
    ScriptSubdomainWire Subdomain);
