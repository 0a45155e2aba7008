using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Muster.Dispatch;

/// <summary>Carries a request's body to the router piece by piece, while the answer may already be on its way.</summary>
internal static class RequestBody
{
    /// <returns>Whether all of it was sent.</returns>
    public static async Task<bool> CopyAsync(PipeReader body, PipeWriter output, bool chunked)
    {
        while (true)
        {
            var read = await body.ReadAsync();
            if (read.IsCanceled)
            {
                return false;
            }

            Write(output, read.Buffer, chunked);
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                if (chunked)
                {
                    output.Write("0\r\n\r\n"u8);
                }

                await output.FlushAsync();
                return true;
            }

            await output.FlushAsync();
        }
    }

    private static void Write(PipeWriter output, ReadOnlySequence<byte> piece, bool chunked)
    {
        if (piece.IsEmpty)
        {
            return;
        }

        if (chunked)
        {
            Encoding.ASCII.GetBytes(piece.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n", output);
        }

        foreach (var segment in piece)
        {
            output.Write(segment.Span);
        }

        if (chunked)
        {
            output.Write("\r\n"u8);
        }
    }
}
