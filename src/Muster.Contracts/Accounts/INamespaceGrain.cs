using Orleans.Concurrency;

namespace Muster.Contracts;

/// <summary>A namespace's own facts, its data key, its policies and saved filters. Key: the namespace id.</summary>
[Alias("muster.namespace")]
public interface INamespaceGrain : IGrainWithStringKey
{
    /// <summary>Makes the namespace's document; a second call with the same descriptor changes nothing.</summary>
    [Alias("create")]
    Task CreateAsync(NamespaceDescriptor descriptor);

    /// <summary>What was fixed at creation, or null when there is no such namespace.</summary>
    [AlwaysInterleave, Alias("describe")]
    Task<NamespaceDescriptor?> DescribeAsync();

    /// <summary>The data key that seals the namespace's secrets, wrapped by the key ring; null when erased.</summary>
    [AlwaysInterleave, Alias("sealed-data-key")]
    Task<byte[]?> GetSealedDataKeyAsync();

    /// <summary>
    /// Wraps the data key anew if it is wrapped under a master key that is no longer the current one. Whether it was. Secrets stay
    /// as they are, for the data key itself does not change.
    /// </summary>
    [Alias("rewrap-key")]
    Task<bool> RewrapKeyAsync();

    /// <summary>
    /// Records policies that a host declares and the namespace does not know with this text. Returns all that are recorded, and
    /// none for a namespace that is gone.
    /// </summary>
    [Alias("record-policies")]
    Task<ImmutableArray<RecordedPolicy>> RecordPoliciesAsync(ImmutableArray<Policy> declared);

    /// <summary>All recorded policies in order of kind and name.</summary>
    [AlwaysInterleave, Alias("list-policies")]
    Task<ImmutableArray<RecordedPolicy>> ListPoliciesAsync();

    /// <summary>Forgets a recorded policy that no host declares any more.</summary>
    [Alias("forget-policy")]
    Task<Outcome<RecordedPolicy>> ForgetPolicyAsync(PolicyKind kind, string name, ChangeOrigin origin);

    /// <summary>All saved filters in order of name.</summary>
    [AlwaysInterleave, Alias("list-filters")]
    Task<ImmutableArray<SavedFilter>> ListFiltersAsync();

    /// <summary>The filter that is saved under this name, or null.</summary>
    [AlwaysInterleave, Alias("find-filter")]
    Task<SavedFilter?> FindFilterAsync(string name);

    /// <summary>Saves a filter, in the place of another one of its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="filter">Its canonical text.</param>
    /// <param name="origin">Who asks.</param>
    [Alias("put-filter")]
    Task<Outcome<SavedFilter>> PutFilterAsync(string name, string filter, ChangeOrigin origin);

    /// <summary>Deletes a saved filter.</summary>
    [Alias("delete-filter")]
    Task<Outcome<SavedFilter>> DeleteFilterAsync(string name, ChangeOrigin origin);

    /// <summary>Forgets the data key: whatever secret is still stored somewhere can no longer be read.</summary>
    [Alias("erase")]
    Task EraseAsync();
}
