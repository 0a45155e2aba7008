namespace Muster.Gateway;

internal sealed record VersionScriptWire(
    string Etag,
    ImmutableArray<string> Handlers,
    string LastDeployedFrom);
