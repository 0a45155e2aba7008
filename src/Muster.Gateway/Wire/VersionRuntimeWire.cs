namespace Muster.Gateway;

internal sealed record VersionRuntimeWire(
    string? CompatibilityDate,
    ImmutableArray<string> CompatibilityFlags,
    string UsageModel = "standard");
