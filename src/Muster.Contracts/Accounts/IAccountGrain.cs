using Orleans.Concurrency;

namespace Muster.Contracts;

/// <summary>An account: which dispatch namespaces it has. Key: the account id, 32 hex digits.</summary>
[Alias("muster.account")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>All dispatch namespaces in order of name, without the reserved one.</summary>
    [AlwaysInterleave, Alias("list-namespaces")]
    Task<ImmutableArray<DispatchNamespace>> ListNamespacesAsync();

    /// <summary>The namespace of this name, or null.</summary>
    [AlwaysInterleave, Alias("find-namespace")]
    Task<DispatchNamespace?> FindNamespaceAsync(string name);

    /// <summary>The namespace of this id, the reserved one included, or null.</summary>
    [AlwaysInterleave, Alias("find-namespace-by-id")]
    Task<DispatchNamespace?> FindNamespaceByIdAsync(string id);

    /// <summary>The space of the account's ordinary Workers; made at the first call.</summary>
    [Alias("reserved-namespace")]
    Task<DispatchNamespace> GetReservedNamespaceAsync();

    /// <summary>What an earlier request of this id was answered, or the refusal of an id that was used otherwise; null for a new one.</summary>
    [AlwaysInterleave, Alias("recall")]
    Task<Outcome<DispatchNamespace>?> RecallAsync(ChangeOrigin origin);

    /// <summary>Makes a namespace. Refused when the name is taken.</summary>
    [Alias("create-namespace")]
    Task<Outcome<DispatchNamespace>> CreateNamespaceAsync(string name, ChangeOrigin origin);

    /// <summary>Gives a namespace another name; its id, scripts and bindings to it stay.</summary>
    [Alias("rename-namespace")]
    Task<Outcome<DispatchNamespace>> RenameNamespaceAsync(string name, string newName, ChangeOrigin origin);

    /// <summary>
    /// Deletes a namespace and all its scripts. They are gone when this returns; what they stored is cleared afterwards.
    /// </summary>
    [Alias("delete-namespace")]
    Task<Outcome<DispatchNamespace>> DeleteNamespaceAsync(string name, ChangeOrigin origin);

    /// <summary>Records the policies of the host that asks in all dispatch namespaces.</summary>
    [AlwaysInterleave, Alias("record-policies")]
    Task RecordPoliciesAsync(ImmutableArray<Policy> declared);
}
