using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Muster.Grains;

/// <summary>
/// Wraps data keys. A wrapped key: format byte, 8 bytes that name the master key, then <see cref="Seal"/>'s form. Rotating the
/// master key wraps the data keys anew and touches no secret.
/// </summary>
internal sealed class KeyRing
{
    private const byte Format = 1;
    private const int KeySize = 32;
    private const int NameSize = 8;
    private readonly Dictionary<ulong, byte[]> _keys = [];
    private readonly ulong? _current;

    public KeyRing(IOptions<KeyRingOptions> options)
    {
        foreach (var text in options.Value.Previous.Append(options.Value.Key))
        {
            if (text is not null)
            {
                var key = Read(text);
                _current = NameOf(key);
                _keys[_current.Value] = key;
            }
        }

        _current = options.Value.Key is null ? null : _current;
    }

    /// <summary>A new data key, and its wrapped form.</summary>
    public byte[] CreateWrapped(string purpose) => Wrap(RandomNumberGenerator.GetBytes(KeySize), purpose);

    public byte[] Wrap(byte[] dataKey, string purpose)
    {
        var name = _current ?? throw new InvalidOperationException("No key ring is configured: set Muster:KeyRing:Key.");
        return [Format, .. BitConverter.GetBytes(name), .. Seal.Close(_keys[name], dataKey, purpose)];
    }

    /// <summary>Whether a key is wrapped under the current master key.</summary>
    public bool IsCurrent(byte[] wrapped) => NameIn(wrapped) == _current;

    public byte[] Unwrap(byte[] wrapped, string purpose)
    {
        return _keys.TryGetValue(NameIn(wrapped), out var key)
            ? Seal.Open(key, wrapped.AsSpan(1 + NameSize), purpose)
            : throw new InvalidOperationException(
                "A data key is wrapped under a master key that is not configured: add it to Muster:KeyRing:Previous.");
    }

    private static ulong NameIn(byte[] wrapped) => wrapped.Length > 1 + NameSize && wrapped[0] == Format
        ? BitConverter.ToUInt64(wrapped, 1)
        : throw new CorruptObjectException("A wrapped data key is damaged, or of a newer format.");

    private static byte[] Read(string text)
    {
        var key = new byte[KeySize];
        return Convert.TryFromBase64String(text, key, out var size) && size == KeySize
            ? key
            : throw new InvalidOperationException("Muster:KeyRing: a key is 32 bytes in Base64.");
    }

    private static ulong NameOf(byte[] key) => BitConverter.ToUInt64(SHA256.HashData(key));
}
