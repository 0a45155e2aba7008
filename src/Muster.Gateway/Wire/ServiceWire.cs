namespace Muster.Gateway;

/// <summary>An account-level Worker under its older name.</summary>
internal sealed record ServiceWire(
    string Id,
    ServiceEnvironmentWire DefaultEnvironment,
    string CreatedOn,
    string ModifiedOn,
    ImmutableArray<ServiceEnvironmentWire> Environments);
