using System.Buffers.Binary;
using System.Text;

namespace Muster.Grains;

/// <summary>Reads what <see cref="ByteWriter"/> wrote. A body that ends early is a damaged object.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> _rest = body;

    public readonly bool AtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public long Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return (long)value;
            }
        }

        throw new CorruptObjectException("A number does not end.");
    }

    public int Count() => checked((int)Number());

    public ReadOnlySpan<byte> Bytes() => Take(Count());

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public string? OptionalText() => Byte() == 0 ? null : Text();

    public Guid Id() => new(Take(16));

    public DateTimeOffset Time() => new(BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long))), TimeSpan.Zero);

    private ReadOnlySpan<byte> Take(int size)
    {
        if ((uint)size > (uint)_rest.Length)
        {
            throw new CorruptObjectException("The object ends too early.");
        }

        var taken = _rest[..size];
        _rest = _rest[size..];
        return taken;
    }
}
