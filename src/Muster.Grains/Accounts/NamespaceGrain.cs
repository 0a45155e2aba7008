namespace Muster.Grains;

/// <inheritdoc cref="INamespaceGrain"/>
[GrainType("muster.namespace")]
internal sealed class NamespaceGrain(IGrainContext context, ObjectStores stores, KeyRing ring) : Grain, INamespaceGrain
{
    private const string StateName = "namespace";
    private NamespaceState? _state;
    private ObjectHandle? _handle;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_handle, var payload) = await stores.Meta.ReadAsync(context.GrainId, StateName);
        _state = payload is null
            ? null
            : StoredJson.Decode<NamespaceState>(payload, ObjectKind.Namespace, _handle.ToString());
    }

    public async Task CreateAsync(NamespaceDescriptor descriptor)
    {
        if (_state is not null)
        {
            return;
        }

        var state = new NamespaceState(descriptor, ring.CreateWrapped(context.GrainId.Key.ToString()!));
        _handle = await stores.Meta.WriteAsync(_handle!, StoredJson.Encode(state, ObjectKind.Namespace));
        _state = state;
    }

    public Task<NamespaceDescriptor?> DescribeAsync() => Task.FromResult(_state?.Descriptor);

    public Task<byte[]?> GetSealedDataKeyAsync() => Task.FromResult(_state?.WrappedDataKey);

    public async Task EraseAsync()
    {
        await stores.Meta.ClearAsync(context.GrainId, StateName);
        _state = null;
        DeactivateOnIdle();
    }
}
