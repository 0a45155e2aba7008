using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Muster.Grains;

/// <summary>Writes the compact binary form of stored objects: varints, length-prefixed UTF-8, UTC ticks.</summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    /// <summary>Leaves room for <see cref="ObjectFormat"/>'s header.</summary>
    public ByteWriter() => _buffer.Advance(Room(ObjectFormat.HeaderSize).Length);

    public int Length => _buffer.WrittenCount;

    /// <summary>What was written, without the room for the header.</summary>
    public ReadOnlySpan<byte> Body => _buffer.WrittenSpan[ObjectFormat.HeaderSize..];

    public byte[] Seal(ObjectKind kind, int level)
    {
        var whole = _buffer.WrittenSpan.ToArray();
        ObjectFormat.WriteHeader(whole, kind, level);
        return whole;
    }

    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void Number(long value)
    {
        var rest = (ulong)value;
        while (rest >= 0x80)
        {
            Byte((byte)(rest | 0x80));
            rest >>= 7;
        }

        Byte((byte)rest);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        _buffer.Write(value);
    }

    public void Text(string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        Number(size);
        Encoding.UTF8.GetBytes(value, _buffer.GetSpan(size));
        _buffer.Advance(size);
    }

    public void OptionalText(string? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is not null)
        {
            Text(value);
        }
    }

    public void Id(Guid value)
    {
        value.TryWriteBytes(_buffer.GetSpan(16));
        _buffer.Advance(16);
    }

    public void Time(DateTimeOffset value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(sizeof(long)), value.UtcTicks);
        _buffer.Advance(sizeof(long));
    }

    private Span<byte> Room(int size)
    {
        var span = _buffer.GetSpan(size)[..size];
        span.Clear();
        return span;
    }
}
