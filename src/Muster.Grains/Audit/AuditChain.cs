using System.Security.Cryptography;

namespace Muster.Grains;

/// <summary>
/// The chain over change records: SHA-256 of the hash before and the record, in hex. It is made of the records alone, however
/// they are packed into segments; a record that was changed or taken out changes every hash behind it.
/// </summary>
internal static class AuditChain
{
    /// <summary>The hash before the first record.</summary>
    public static string Start { get; } = new('0', SHA256.HashSizeInBytes * 2);

    /// <summary>The hash after these records.</summary>
    public static string Extend(string hash, IEnumerable<CatalogRecord> records)
    {
        var current = Convert.FromHexString(hash);
        foreach (var record in records)
        {
            var writer = new ByteWriter();
            CatalogRecordCodec.Write(writer, record);
            using var next = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            next.AppendData(current);
            next.AppendData(writer.Body);
            current = next.GetHashAndReset();
        }

        return Convert.ToHexStringLower(current);
    }
}
