using System.Text;

namespace Muster.Benchmarks;

/// <summary>A request as bytes, in which eight digits may change from one sending to the next.</summary>
internal sealed class RequestTemplate
{
    private const string Digits = "########";
    private readonly byte[] _bytes;
    private readonly int _digitsAt;
    private readonly long _distinct;
    private long _next;

    /// <param name="head">Request line and headers; a run of eight <c>#</c> stands for the number.</param>
    /// <param name="body">The body.</param>
    /// <param name="distinct">Numbers begin again from 0 after so many.</param>
    public RequestTemplate(IEnumerable<string> head, byte[]? body = null, long distinct = long.MaxValue)
    {
        var length = body is null ? "" : $"Content-Length: {body.Length}\r\n";
        var text = string.Concat(head.Select(line => line + "\r\n")) + length + "\r\n";
        _bytes = [.. Encoding.ASCII.GetBytes(text), .. body ?? []];
        _digitsAt = text.IndexOf(Digits, StringComparison.Ordinal);
        _distinct = distinct;
    }

    public byte[] Copy() => (byte[])_bytes.Clone();

    /// <summary>Writes the next number into a copy.</summary>
    public void Advance(byte[] copy)
    {
        if (_digitsAt < 0)
        {
            return;
        }

        var number = Interlocked.Increment(ref _next) % _distinct;
        for (var i = Digits.Length - 1; i >= 0; i--)
        {
            (number, var digit) = Math.DivRem(number, 10);
            copy[_digitsAt + i] = (byte)('0' + digit);
        }
    }
}
