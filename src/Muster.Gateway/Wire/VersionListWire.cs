namespace Muster.Gateway;

internal sealed record VersionListWire(ImmutableArray<VersionWire> Items);
