using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Muster.Operations;

/// <summary>
/// Ids of the versions that an import stores. One half follows from the archived script, the target and the version before, so a
/// second run knows what the first one has imported. The other is new each time: a script that was deleted and is imported again
/// must share nothing with its earlier life, whose documents are cleared when the deletion can no longer be undone.
/// </summary>
internal static class ImportId
{
    private const int KnownSize = 8;

    public static Guid Make(ArchiveScript script, string namespaceId, Guid before)
    {
        Span<byte> id = stackalloc byte[16];
        Known(script, namespaceId, before).CopyTo(id);
        RandomNumberGenerator.Fill(id[KnownSize..]);

        // A UUID of version 8, the one for ids made by rules of one's own (RFC 9562).
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new(id, bigEndian: true);
    }

    /// <summary>Whether an import has made a version of this script.</summary>
    public static bool IsOf(Guid version, ArchiveScript script, string namespaceId, Guid before) =>
        version.ToByteArray(bigEndian: true).AsSpan(0, KnownSize).SequenceEqual(Known(script, namespaceId, before));

    private static ReadOnlySpan<byte> Known(ArchiveScript script, string namespaceId, Guid before)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"version/{namespaceId}/{before:N}/"));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(script, ArchiveJson.Default.ArchiveScript));
        var known = hash.GetHashAndReset();
        known[6] = (byte)((known[6] & 0x0F) | 0x80);
        return known.AsSpan(0, KnownSize);
    }
}
