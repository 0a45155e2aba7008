using System.Buffers.Binary;
using System.Numerics;

namespace Muster.Grains;

/// <summary>
/// Header of every stored object: magic <c>MSTR</c>, kind, format version, two zero bytes, CRC-32C of the body, body.
/// A damaged object is found when it is read, not when its content makes no sense.
/// </summary>
internal static class ObjectFormat
{
    public const int HeaderSize = 12;
    private static ReadOnlySpan<byte> Magic => "MSTR"u8;

    /// <summary>Writes the header in front of a body that was written after <see cref="HeaderSize"/> free bytes.</summary>
    public static void WriteHeader(Span<byte> whole, ObjectKind kind, int level)
    {
        Magic.CopyTo(whole);
        whole[4] = (byte)kind;
        whole[5] = FormatLevels.VersionOf(kind, level);
        whole[6] = whole[7] = 0;
        BinaryPrimitives.WriteUInt32LittleEndian(whole[8..], Checksum(whole[HeaderSize..]));
    }

    /// <summary>Puts the header in front of a body of a kind that has had one format ever.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> body, ObjectKind kind)
    {
        var whole = new byte[HeaderSize + body.Length];
        body.CopyTo(whole.AsSpan(HeaderSize));
        WriteHeader(whole, kind, FormatLevels.Oldest);
        return whole;
    }

    /// <exception cref="CorruptObjectException">The object is damaged, of another kind or of a newer format.</exception>
    public static ReadOnlyMemory<byte> Open(byte[] whole, ObjectKind kind, string name) => Open(whole, kind, name, out _);

    /// <inheritdoc cref="Open(byte[], ObjectKind, string)"/>
    /// <param name="whole">The object.</param>
    /// <param name="kind">What it must be.</param>
    /// <param name="name">Where it was read, for the message.</param>
    /// <param name="version">The format that its body has.</param>
    public static ReadOnlyMemory<byte> Open(byte[] whole, ObjectKind kind, string name, out int version)
    {
        var head = whole.AsSpan();
        if (head.Length < HeaderSize || !head.StartsWith(Magic) || head[4] != (byte)kind)
        {
            throw new CorruptObjectException($"{name}: this is no stored {kind}.");
        }

        version = head[5];
        var newest = FormatLevels.VersionOf(kind, FormatLevels.Newest);
        if (version < 1 || version > newest)
        {
            throw new CorruptObjectException(
                $"{name}: format {version} is newer than this release reads (up to {newest}).");
        }

        return BinaryPrimitives.ReadUInt32LittleEndian(head[8..]) == Checksum(head[HeaderSize..])
            ? whole.AsMemory(HeaderSize)
            : throw new CorruptObjectException($"{name}: the checksum does not fit, the object is damaged.");
    }

    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
