namespace Muster.Grains;

/// <inheritdoc cref="INamespaceGrain"/>
/// <remarks>Readers interleave: they see the last stored state, which is one immutable object.</remarks>
[GrainType("muster.namespace")]
internal sealed class NamespaceGrain(
    IGrainContext context,
    ObjectStores stores,
    Ownership ownership,
    KeyRing ring,
    PolicySet policies,
    TimeProvider time) : OwnedGrain(ownership), INamespaceGrain
{
    private const string StateName = "namespace";
    private readonly string _id = context.GrainId.Key.ToString()!;
    private NamespaceState? _state;
    private ObjectHandle? _handle;
    private bool _isSwept;

    public async Task CreateAsync(NamespaceDescriptor descriptor)
    {
        if (_state is null)
        {
            await StoreAsync(new(descriptor, ring.CreateWrapped(_id)));
        }
    }

    public Task<NamespaceDescriptor?> DescribeAsync() => Task.FromResult(_state?.Descriptor);

    public Task<byte[]?> GetSealedDataKeyAsync() => Task.FromResult(_state?.WrappedDataKey);

    public async Task<bool> RewrapKeyAsync()
    {
        if (_state is null || ring.IsCurrent(_state.WrappedDataKey))
        {
            return false;
        }

        await StoreAsync(_state with { WrappedDataKey = ring.Wrap(ring.Unwrap(_state.WrappedDataKey, _id), _id) });
        return true;
    }

    public Task<ImmutableArray<RecordedPolicy>> ListPoliciesAsync() => Task.FromResult(_state?.Policies ?? []);

    public async Task<ImmutableArray<RecordedPolicy>> RecordPoliciesAsync(ImmutableArray<Policy> declared)
    {
        if (_state is null)
        {
            return [];
        }

        // The reminder first: one that finds nothing to do takes itself away.
        if (!_isSwept && declared.Any(policy => policy.Kind == PolicyKind.Retain))
        {
            await GrainFactory.GetGrain<IRetentionGrain>(_id).StartAsync();
            _isSwept = true;
        }

        var recorded = PolicyRecord.Add(_state.Policies, declared, time.GetUtcNow());
        if (!recorded.SequenceEqual(_state.Policies))
        {
            await StoreAsync(_state with { Policies = recorded });
            TellShards();
        }

        return recorded;
    }

    public async Task<Outcome<RecordedPolicy>> ForgetPolicyAsync(PolicyKind kind, string name, ChangeOrigin origin)
    {
        if (Recall(origin) is { } answered)
        {
            return answered.IsSuccess ? answered.Value.Policy! : answered.Refusal;
        }

        if (_state?.Policies.FirstOrDefault(policy => policy.Policy.Kind == kind && policy.Policy.Name == name) is not { } known)
        {
            return new Refusal(
                RefusalReason.NotFound,
                ErrorCodes.PolicyNotFound,
                $"workers.api.error.policy_not_found: this namespace has no recorded policy '{name}' of this kind.");
        }

        if (policies.Declared.Any(policy => policy.Kind == kind && policy.Name == name))
        {
            return new Refusal(
                RefusalReason.Conflict,
                ErrorCodes.PolicyDeclared,
                $"The host declares the policy '{name}': take it out of its AddMuster call before you have it forgotten.");
        }

        await StoreAsync(_state with
        {
            Policies = _state.Policies.Remove(known),
            Requests = Remember(origin, new() { Policy = known }),
        });
        TellShards();
        return known;
    }

    public Task<ImmutableArray<SavedFilter>> ListFiltersAsync() => Task.FromResult(_state?.Filters ?? []);

    public Task<SavedFilter?> FindFilterAsync(string name) =>
        Task.FromResult(_state?.Filters.FirstOrDefault(filter => filter.Name == name));

    public async Task<Outcome<SavedFilter>> PutFilterAsync(string name, string filter, ChangeOrigin origin)
    {
        if (_state is null)
        {
            return Gone();
        }

        if (Recall(origin) is { } answered)
        {
            return answered.IsSuccess ? answered.Value.Filter! : answered.Refusal;
        }

        var old = _state.Filters.FirstOrDefault(saved => saved.Name == name);
        if (old is null && _state.Filters.Length >= SavedFilter.MaxPerNamespace)
        {
            return new Refusal(
                RefusalReason.Conflict,
                ErrorCodes.TooManyFilters,
                $"filters: expected at most {SavedFilter.MaxPerNamespace} in a namespace. Delete one before you save another.");
        }

        var now = time.GetUtcNow();
        var saved = new SavedFilter
        {
            Name = name,
            Filter = filter,
            CreatedOn = old?.CreatedOn ?? now,
            ModifiedOn = now,
            ModifiedBy = origin.Actor,
        };
        var others = old is null ? _state.Filters : _state.Filters.Remove(old);
        await StoreAsync(_state with
        {
            Filters = others.Add(saved).Sort((one, other) => string.CompareOrdinal(one.Name, other.Name)),
            Requests = Remember(origin, new() { Filter = saved }),
        });
        return saved;
    }

    public async Task<Outcome<SavedFilter>> DeleteFilterAsync(string name, ChangeOrigin origin)
    {
        if (_state is null)
        {
            return Gone();
        }

        if (Recall(origin) is { } answered)
        {
            return answered.IsSuccess ? answered.Value.Filter! : answered.Refusal;
        }

        if (_state.Filters.FirstOrDefault(filter => filter.Name == name) is not { } known)
        {
            return new Refusal(
                RefusalReason.NotFound,
                ErrorCodes.FilterNotFound,
                $"workers.api.error.filter_not_found: this namespace has no saved filter '{name}'.");
        }

        await StoreAsync(_state with
        {
            Filters = _state.Filters.Remove(known),
            Requests = Remember(origin, new() { Filter = known }),
        });
        return known;
    }

    public async Task EraseAsync()
    {
        await stores.Meta.ClearAsync(context.GrainId, StateName);
        _state = null;
        DeactivateOnIdle();
    }

    protected override async Task<string?> TakeOverAsync()
    {
        (_handle, var payload) = await stores.Meta.TakeOverAsync(context.GrainId, StateName);
        _state = payload is null
            ? null
            : StoredJson.Decode<NamespaceState>(payload, ObjectKind.Namespace, _handle.ToString());
        return _handle.Writer;
    }

    private Outcome<NamespaceAnswer>? Recall(ChangeOrigin origin) => _state?.Requests.Recall(origin, time.GetUtcNow());

    private ImmutableArray<AnsweredRequest<NamespaceAnswer>> Remember(ChangeOrigin origin, NamespaceAnswer answer) =>
        _state!.Requests.Remember(origin, answer, time.GetUtcNow());

    private async Task StoreAsync(NamespaceState next)
    {
        _handle = await StoreAsync(stores.Meta, _handle!, StoredJson.Encode(next, ObjectKind.Namespace), "namespace");
        _state = next;
    }

    // Nobody waits for it: a shard may be asking at this moment, and each asks anew when it is activated or swept.
    private void TellShards()
    {
        for (var shard = 0; shard < _state!.Descriptor.ShardCount; shard++)
        {
            _ = GrainFactory.GetGrain<ICatalogGrain>(CatalogShards.GrainKey(_id, shard)).TakePoliciesAsync(_state.Policies);
        }
    }

    private static Refusal Gone() => new(
        RefusalReason.NotFound,
        ErrorCodes.NamespaceNotFound,
        "workers.api.error.dispatch_namespace_not_found: this dispatch namespace was deleted.");
}
