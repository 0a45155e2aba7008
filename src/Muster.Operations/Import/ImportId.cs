using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Muster.Operations;

/// <summary>
/// Ids of what an import stores. They follow from the archived script, the target and the version before: a second run finds what
/// the first one has stored.
/// </summary>
internal static class ImportId
{
    public static Guid Version(ArchiveScript script, string namespaceId, Guid before) => Make("version", script, namespaceId, before);

    public static Guid Content(ArchiveScript script, string namespaceId, Guid before) => Make("content", script, namespaceId, before);

    private static Guid Make(string kind, ArchiveScript script, string namespaceId, Guid before)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{kind}/{namespaceId}/{before:N}/"));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(script, ArchiveJson.Default.ArchiveScript));
        var id = hash.GetHashAndReset().AsSpan(0, 16);

        // A UUID of version 8, the one for ids made by rules of one's own (RFC 9562).
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new(id, bigEndian: true);
    }
}
