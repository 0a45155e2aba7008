using Microsoft.Extensions.Logging;
using Muster.Tags;

namespace Muster.Grains;

/// <inheritdoc cref="IAccountGrain"/>
/// <remarks>
/// Readers interleave: they see the last stored state, which is one immutable object. A deletion counts with one write here;
/// clearing the shards follows on a timer and is resumed by the next activation.
/// </remarks>
[GrainType("muster.account")]
internal sealed class AccountGrain(
    IGrainContext context,
    ObjectStores stores,
    Ownership ownership,
    TimeProvider time,
    ILogger<AccountGrain> logger) : OwnedGrain(ownership), IAccountGrain
{
    private const string StateName = "account";
    private static readonly TimeSpan ClearingRetry = TimeSpan.FromSeconds(30);
    private AccountState _state = new();
    private ObjectHandle? _handle;
    private ImmutableHashSet<DispatchNamespace> _cleared = [];
    private IGrainTimer? _clearing;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        ClearLater();
    }

    public Task<ImmutableArray<DispatchNamespace>> ListNamespacesAsync() => Task.FromResult(_state.Namespaces);

    public Task<DispatchNamespace?> FindNamespaceAsync(string name) =>
        Task.FromResult(_state.Namespaces.FirstOrDefault(space => space.Name == name));

    public Task<DispatchNamespace?> FindNamespaceByIdAsync(string id) => Task.FromResult(
        _state.Reserved?.Id == id ? _state.Reserved : _state.Namespaces.FirstOrDefault(space => space.Id == id));

    public async Task<DispatchNamespace> GetReservedNamespaceAsync()
    {
        if (_state.Reserved is { } known)
        {
            return known;
        }

        var now = time.GetUtcNow();
        var made = await MakeAsync("", "system", now, isReserved: true);
        await StoreAsync(_state with { Reserved = made });
        return made;
    }

    public Task<Outcome<DispatchNamespace>?> RecallAsync(ChangeOrigin origin) =>
        Task.FromResult(_state.Requests.Recall(origin, time.GetUtcNow()));

    public async Task<Outcome<DispatchNamespace>> CreateNamespaceAsync(string name, ChangeOrigin origin)
    {
        if (_state.Requests.Recall(origin, time.GetUtcNow()) is { } answered)
        {
            return answered;
        }

        if (_state.Namespaces.Any(space => space.Name == name))
        {
            return Taken(name);
        }

        var made = await MakeAsync(name, origin.Actor, time.GetUtcNow(), isReserved: false);
        await StoreAsync(_state with
        {
            Namespaces = Sorted(_state.Namespaces.Add(made)),
            Requests = _state.Requests.Remember(origin, made, time.GetUtcNow()),
        });
        return made;
    }

    public async Task<Outcome<DispatchNamespace>> RenameNamespaceAsync(string name, string newName, ChangeOrigin origin)
    {
        if (_state.Requests.Recall(origin, time.GetUtcNow()) is { } answered)
        {
            return answered;
        }

        if (_state.Namespaces.FirstOrDefault(space => space.Name == name) is not { } old)
        {
            return Missing(name);
        }

        if (name == newName)
        {
            return old;
        }

        if (_state.Namespaces.Any(space => space.Name == newName))
        {
            return Taken(newName);
        }

        var renamed = old with { Name = newName, ModifiedOn = time.GetUtcNow(), ModifiedBy = origin.Actor };
        await StoreAsync(_state with
        {
            Namespaces = Sorted(_state.Namespaces.Replace(old, renamed)),
            Requests = _state.Requests.Remember(origin, renamed, renamed.ModifiedOn),
        });
        return renamed;
    }

    public async Task<Outcome<DispatchNamespace>> DeleteNamespaceAsync(string name, ChangeOrigin origin)
    {
        if (_state.Requests.Recall(origin, time.GetUtcNow()) is { } answered)
        {
            return answered;
        }

        if (_state.Namespaces.FirstOrDefault(space => space.Name == name) is not { } old)
        {
            return Missing(name);
        }

        await StoreAsync(_state with
        {
            Namespaces = _state.Namespaces.Remove(old),
            Going = _state.Going.Add(old),
            Requests = _state.Requests.Remember(origin, old, time.GetUtcNow()),
        });
        ClearLater();
        return old;
    }

    public Task RecordPoliciesAsync(ImmutableArray<Policy> declared) => Task.WhenAll(
        _state.Namespaces.Select(space => GrainFactory.GetGrain<INamespaceGrain>(space.Id).RecordPoliciesAsync(declared)));

    protected override async Task<string?> TakeOverAsync()
    {
        (_handle, var payload) = await stores.Meta.TakeOverAsync(context.GrainId, StateName);
        if (payload is not null)
        {
            _state = StoredJson.Decode<AccountState>(payload, ObjectKind.Account, _handle.ToString());
        }
        else
        {
            // There must be something to take over, or the first write of an earlier activation could still happen.
            await StoreAsync(_state);
        }

        return _handle.Writer;
    }

    private async Task<DispatchNamespace> MakeAsync(string name, string actor, DateTimeOffset now, bool isReserved)
    {
        // Its own document first: a crash before the account names it leaves a namespace that nobody can find.
        var made = new DispatchNamespace
        {
            Id = Guid.NewGuid().ToString(),
            Name = name,
            ShardCount = CatalogShards.DefaultCount,
            CreatedOn = now,
            CreatedBy = actor,
            ModifiedOn = now,
            ModifiedBy = actor,
            IsReserved = isReserved,
        };
        await GrainFactory.GetGrain<INamespaceGrain>(made.Id).CreateAsync(new()
        {
            AccountId = context.GrainId.Key.ToString()!,
            ShardCount = made.ShardCount,
            MaxTagsPerScript = isReserved ? TagRules.MaxTagsPerAccountWorker : TagRules.MaxTagsPerScript,
            IsReserved = isReserved,
        });
        return made;
    }

    private async Task StoreAsync(AccountState next)
    {
        _handle = await StoreAsync(stores.Meta, _handle!, StoredJson.Encode(next, ObjectKind.Account), "account");
        _state = next;
    }

    private void ClearLater()
    {
        if (_state.Going.Length > 0)
        {
            // Interleaves: clearing may take minutes, and the account must go on meanwhile.
            _clearing ??= this.RegisterGrainTimer(
                ClearAsync,
                new() { DueTime = TimeSpan.Zero, Period = ClearingRetry, Interleave = true });
        }
    }

    // The end of this activation ends its waiting; the next one goes on.
    private async Task ClearAsync(CancellationToken cancellation)
    {
        foreach (var going in _state.Going.RemoveAll(_cleared.Contains))
        {
            await GrainFactory.GetGrain<INamespaceGrain>(going.Id).EraseAsync().WaitAsync(cancellation);
            for (var shard = 0; shard < going.ShardCount; shard++)
            {
                var key = CatalogShards.GrainKey(going.Id, shard);
                await GrainFactory.GetGrain<ICatalogGrain>(key).EraseAsync().WaitAsync(cancellation);
            }

            _cleared = _cleared.Add(going);
            logger.LogInformation("Everything of the deleted namespace {Namespace} is cleared.", going.Id);
        }

        // In a turn of its own: two writes of the account must not meet. No call to itself, which would keep an activation
        // that ends waiting for its successor.
        this.RegisterGrainTimer(NoteClearedAsync, new() { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan });
    }

    private async Task NoteClearedAsync(CancellationToken cancellation)
    {
        if (_state.Going.Any(_cleared.Contains))
        {
            await StoreAsync(_state with { Going = _state.Going.RemoveAll(_cleared.Contains) });
        }

        // Another namespace may have been deleted meanwhile: then the clearing comes again.
        if (_state.Going.IsEmpty)
        {
            _clearing?.Dispose();
            _clearing = null;
        }
    }

    private static ImmutableArray<DispatchNamespace> Sorted(ImmutableArray<DispatchNamespace> namespaces) =>
        namespaces.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));

    private static Refusal Taken(string name) => new(
        RefusalReason.Conflict,
        ErrorCodes.NamespaceExists,
        $"workers.api.error.dispatch_namespace_exists: a dispatch namespace '{name}' exists already.");

    private static Refusal Missing(string name) => new(
        RefusalReason.NotFound,
        ErrorCodes.NamespaceNotFound,
        $"workers.api.error.dispatch_namespace_not_found: there is no dispatch namespace '{name}'.");
}
