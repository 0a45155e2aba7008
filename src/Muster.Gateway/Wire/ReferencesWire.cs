namespace Muster.Gateway;

/// <summary>Which other Workers a deletion would break.</summary>
internal sealed record ReferencesWire(ServiceReferencesWire Services)
{
    public ImmutableArray<ReferenceWire> DurableObjects { get; init; } = [];

    public ImmutableArray<ReferenceWire> DispatchOutbounds { get; init; } = [];
}
