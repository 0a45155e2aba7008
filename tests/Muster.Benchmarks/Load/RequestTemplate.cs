using System.Text;

namespace Muster.Benchmarks;

/// <summary>A request as bytes, in which eight digits of the head and of the body may change from one sending to the next.</summary>
internal sealed class RequestTemplate
{
    private const string Digits = "########";
    private readonly byte[] _bytes;
    private readonly int _digitsAt;
    private readonly int _bodyDigitsAt;
    private readonly long _distinct;
    private long _next;

    /// <param name="head">Request line and headers; a run of eight <c>#</c> stands for the number.</param>
    /// <param name="body">The body, where the same holds.</param>
    /// <param name="distinct">Numbers in the head begin again from 0 after so many.</param>
    public RequestTemplate(IEnumerable<string> head, byte[]? body = null, long distinct = long.MaxValue)
    {
        var length = body is null ? "" : $"Content-Length: {body.Length}\r\n";
        var text = string.Concat(head.Select(line => line + "\r\n")) + length + "\r\n";
        _bytes = [.. Encoding.ASCII.GetBytes(text), .. body ?? []];
        _digitsAt = text.IndexOf(Digits, StringComparison.Ordinal);
        _bodyDigitsAt = body.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Digits)) is >= 0 and var at ? text.Length + at : -1;
        _distinct = distinct;
    }

    public byte[] Copy() => (byte[])_bytes.Clone();

    /// <summary>Writes the next number into a copy.</summary>
    public void Advance(byte[] copy)
    {
        var number = Interlocked.Increment(ref _next);
        Write(copy, _digitsAt, number % _distinct);
        Write(copy, _bodyDigitsAt, number);
    }

    private static void Write(byte[] copy, int position, long number)
    {
        for (var i = Digits.Length - 1; position >= 0 && i >= 0; i--)
        {
            (number, var digit) = Math.DivRem(number, 10);
            copy[position + i] = (byte)('0' + digit);
        }
    }
}
