namespace Muster.Gateway;

internal sealed record ServiceReferencesWire(ImmutableArray<ReferenceWire> Incoming)
{
    public ImmutableArray<ReferenceWire> Outgoing { get; init; } = [];
}
