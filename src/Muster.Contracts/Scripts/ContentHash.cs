using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Muster.Contracts;

/// <summary>The hash of a version's code, <c>script.etag</c> of the wire: equal code, equal hash.</summary>
public static class ContentHash
{
    /// <summary>Names <paramref name="content"/> for a new document.</summary>
    public static ContentReference Describe(ScriptContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, [(byte)content.Syntax]);
        Append(hash, Encoding.UTF8.GetBytes(content.MainModule));
        var size = 0L;
        foreach (var module in content.Modules)
        {
            Append(hash, Encoding.UTF8.GetBytes(module.Info.Name));
            Append(hash, [(byte)module.Info.Kind]);
            Append(hash, module.Body);
            size += module.Body.Length;
        }

        return new(Guid.NewGuid(), Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }

    // Each field is preceded by its length, or a byte could move from one to the next without changing the hash.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, field.Length);
        hash.AppendData(length);
        hash.AppendData(field);
    }
}
