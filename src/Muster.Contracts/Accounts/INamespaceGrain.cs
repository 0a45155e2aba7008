using Orleans.Concurrency;

namespace Muster.Contracts;

/// <summary>A namespace's own facts and its data key. Key: the namespace id.</summary>
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

    /// <summary>Forgets the data key: whatever secret is still stored somewhere can no longer be read.</summary>
    [Alias("erase")]
    Task EraseAsync();
}
