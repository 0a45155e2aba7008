using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Muster.Dispatch;

/// <summary>Carries an answer's body to the client, each piece as it comes.</summary>
internal static class ResponseBody
{
    /// <exception cref="IOException">The router ended in the middle, or the client is gone.</exception>
    public static Task CopyAsync(ResponseHead head, PipeReader input, PipeWriter output) => head switch
    {
        { IsChunked: true } => CopyChunksAsync(input, output),
        { ContentLength: { } length } => CopyExactlyAsync(input, output, length),
        _ => CopyToEndAsync(input, output),
    };

    private static async Task CopyChunksAsync(PipeReader input, PipeWriter output)
    {
        while (true)
        {
            var line = await ReadLineAsync(input);
            var digits = line.AsSpan(0, line.IndexOf(';', StringComparison.Ordinal) is >= 0 and var end ? end : line.Length);
            if (!long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length))
            {
                throw new IOException($"The router sent '{line}' where the length of a chunk was expected.");
            }

            if (length == 0)
            {
                while ((await ReadLineAsync(input)).Length > 0)
                {
                    // Trailers, which Workers cannot send.
                }

                return;
            }

            await CopyExactlyAsync(input, output, length);
            await ReadLineAsync(input);
        }
    }

    private static async Task CopyExactlyAsync(PipeReader input, PipeWriter output, long length)
    {
        while (length > 0)
        {
            var read = await input.ReadAsync();
            var piece = read.Buffer.Length > length ? read.Buffer.Slice(0, length) : read.Buffer;
            if (piece.IsEmpty && read.IsCompleted)
            {
                throw new IOException("The router ended in the middle of an answer.");
            }

            length -= piece.Length;
            await WriteAsync(input, output, piece);
        }
    }

    private static async Task CopyToEndAsync(PipeReader input, PipeWriter output)
    {
        while (true)
        {
            var read = await input.ReadAsync();
            if (read.Buffer.IsEmpty && read.IsCompleted)
            {
                return;
            }

            await WriteAsync(input, output, read.Buffer);
        }
    }

    private static async Task WriteAsync(PipeReader input, PipeWriter output, ReadOnlySequence<byte> piece)
    {
        foreach (var segment in piece)
        {
            output.Write(segment.Span);
        }

        input.AdvanceTo(piece.End);
        if ((await output.FlushAsync()).IsCompleted)
        {
            throw new IOException("The client is gone.");
        }
    }

    private static async Task<string> ReadLineAsync(PipeReader input)
    {
        while (true)
        {
            var read = await input.ReadAsync();
            if (TryReadLine(read.Buffer, out var line, out var consumed))
            {
                input.AdvanceTo(consumed);
                return line;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                throw new IOException("The router ended in the middle of an answer.");
            }
        }
    }

    private static bool TryReadLine(ReadOnlySequence<byte> buffer, out string line, out SequencePosition consumed)
    {
        var reader = new SequenceReader<byte>(buffer);
        var found = reader.TryReadTo(out ReadOnlySequence<byte> text, "\r\n"u8, advancePastDelimiter: true);
        line = found ? Encoding.ASCII.GetString(text) : "";
        consumed = reader.Position;
        return found;
    }
}
