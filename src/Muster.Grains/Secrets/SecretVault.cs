using System.Collections.Concurrent;
using System.Text;

namespace Muster.Grains;

/// <summary>
/// Seals the secrets of a namespace under its data key. Unwrapped data keys stay in this silo's memory: they are immutable, and
/// a namespace that is gone asks for none.
/// </summary>
internal sealed class SecretVault(IGrainFactory grains, KeyRing ring)
{
    private readonly ConcurrentDictionary<string, byte[]> _dataKeys = new(StringComparer.Ordinal);

    public async ValueTask<Binding> SealAsync(string namespaceId, Binding binding) => binding.Secret is null
        ? binding
        : binding with
        {
            Secret = null,
            SealedSecret = Seal.Close(
                await DataKeyAsync(namespaceId),
                Encoding.UTF8.GetBytes(binding.Secret),
                namespaceId),
        };

    public async ValueTask<Binding> OpenAsync(string namespaceId, Binding binding) => binding.SealedSecret is null
        ? binding
        : binding with
        {
            SealedSecret = null,
            Secret = Encoding.UTF8.GetString(
                Seal.Open(await DataKeyAsync(namespaceId), binding.SealedSecret, namespaceId)),
        };

    private async ValueTask<byte[]> DataKeyAsync(string namespaceId)
    {
        if (_dataKeys.TryGetValue(namespaceId, out var known))
        {
            return known;
        }

        var wrapped = await grains.GetGrain<INamespaceGrain>(namespaceId).GetSealedDataKeyAsync()
            ?? throw new InvalidOperationException("The namespace is deleted, and its data key with it.");
        return _dataKeys.GetOrAdd(namespaceId, ring.Unwrap(wrapped, namespaceId));
    }
}
