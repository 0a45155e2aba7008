using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Muster.Dispatch;

/// <summary>Status line and headers of a router's answer, characters standing for bytes.</summary>
internal sealed record ResponseHead(int Status, string Reason, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    private const int MaxLength = 256 << 10;

    public long? ContentLength => long.TryParse(Find("content-length"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    public bool IsChunked => Find("transfer-encoding") is { } coding && coding.EndsWith("chunked", StringComparison.OrdinalIgnoreCase);

    public bool ClosesConnection => string.Equals(Find("connection"), "close", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the final head; interim ones (1xx but 101) are dropped.</summary>
    /// <exception cref="IOException">The router ended or does not speak HTTP.</exception>
    public static async Task<ResponseHead> ReadAsync(PipeReader input)
    {
        while (true)
        {
            var read = await input.ReadAsync();
            if (TryRead(read.Buffer, out var text, out var consumed))
            {
                input.AdvanceTo(consumed);
                if (Parse(text) is { Status: >= 200 or StatusCodes.Status101SwitchingProtocols } head)
                {
                    return head;
                }

                continue;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted || read.Buffer.Length > MaxLength)
            {
                throw new IOException(read.IsCompleted ? "The router ended." : "The head of the answer is too long.");
            }
        }
    }

    public void CopyTo(HttpResponse response)
    {
        response.StatusCode = Status;
        if (Reason.Length > 0)
        {
            response.HttpContext.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = Reason;
        }

        foreach (var (name, value) in Headers)
        {
            if (MessageHeaders.Travels(name)
                || (Status == StatusCodes.Status101SwitchingProtocols && name.Equals("upgrade", StringComparison.OrdinalIgnoreCase)))
            {
                response.Headers[name] = StringValues.Concat(response.Headers[name], value);
            }
        }
    }

    private static bool TryRead(ReadOnlySequence<byte> buffer, out string text, out SequencePosition consumed)
    {
        var reader = new SequenceReader<byte>(buffer);
        var found = reader.TryReadTo(out ReadOnlySequence<byte> head, "\r\n\r\n"u8, advancePastDelimiter: true);
        text = found ? Encoding.Latin1.GetString(head) : "";
        consumed = reader.Position;
        return found;
    }

    private static ResponseHead Parse(string text)
    {
        var lines = text.Split("\r\n");
        var status = lines[0].Split(' ', 3);
        if (status.Length < 2 || !int.TryParse(status[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            throw new IOException($"The router answered with '{lines[0]}'.");
        }

        var headers = new List<KeyValuePair<string, string>>(lines.Length - 1);
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                throw new IOException($"The router answered with the header '{line}'.");
            }

            headers.Add(new(line[..colon], line[(colon + 1)..].Trim(' ')));
        }

        return new(code, status.Length > 2 ? status[2] : "", headers);
    }

    private string? Find(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }
}
