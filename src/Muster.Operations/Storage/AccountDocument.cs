using Muster.Grains;
using Muster.Tags;

namespace Muster.Operations;

/// <summary>An account's document in a store that no Muster runs on.</summary>
internal sealed class AccountDocument
{
    private readonly StoreWriter _store;
    private readonly string _id;
    private ObjectHandle _handle;

    private AccountDocument(StoreWriter store, string id, ObjectHandle handle, AccountState state)
    {
        (_store, _id, _handle, State) = (store, id, handle, state);
    }

    public AccountState State { get; private set; }

    public static async Task<AccountDocument> OpenAsync(StoreWriter store, string id)
    {
        var (handle, payload) = await store.Stores.Meta.ReadAsync(GrainId.Create("muster.account", id), StoredLayout.Account);
        return new(
            store,
            id,
            handle,
            payload is null ? new() : StoredJson.Decode<AccountState>(payload, ObjectKind.Account, handle.ToString()));
    }

    public DispatchNamespace? Find(string name) => State.Namespaces.FirstOrDefault(space => space.Name == name);

    /// <summary>Makes a namespace; an empty name means the account's own.</summary>
    public async Task<DispatchNamespace> CreateAsync(string name, string actor, KeyRing ring, DateTimeOffset now)
    {
        var made = new DispatchNamespace
        {
            Id = Guid.NewGuid().ToString(),
            Name = name,
            ShardCount = CatalogShards.DefaultCount,
            CreatedOn = now,
            CreatedBy = actor,
            ModifiedOn = now,
            ModifiedBy = actor,
            IsReserved = name.Length == 0,
        };
        var descriptor = new NamespaceDescriptor
        {
            AccountId = _id,
            ShardCount = made.ShardCount,
            MaxTagsPerScript = made.IsReserved ? TagRules.MaxTagsPerAccountWorker : TagRules.MaxTagsPerScript,
            IsReserved = made.IsReserved,
        };

        // As the grain does it: the namespace's document first, the account's, which counts, last.
        await _store.Stores.Meta.CreateAsync(
            StoredLayout.NamespaceId(made.Id),
            StoredLayout.Namespace,
            StoredJson.Encode(new NamespaceState(descriptor, ring.CreateWrapped(made.Id)), ObjectKind.Namespace));
        var next = made.IsReserved
            ? State with { Reserved = made }
            : State with
            {
                Namespaces = State.Namespaces.Add(made).Sort((one, other) => string.CompareOrdinal(one.Name, other.Name)),
            };
        _handle = await _store.Stores.Meta.WriteAsync(_handle, StoredJson.Encode(next, ObjectKind.Account));
        State = next;
        return made;
    }

    /// <summary>The data key of one of its namespaces.</summary>
    public async Task<byte[]> DataKeyAsync(DispatchNamespace space, KeyRing ring)
    {
        var (handle, payload) = await _store.Stores.Meta.ReadAsync(StoredLayout.NamespaceId(space.Id), StoredLayout.Namespace);
        return payload is null
            ? throw new OperationRefusedException($"{handle}: expected the document of namespace '{space.Name}', found nothing.")
            : ring.Unwrap(
                StoredJson.Decode<NamespaceState>(payload, ObjectKind.Namespace, handle.ToString()).WrappedDataKey,
                space.Id);
    }
}
