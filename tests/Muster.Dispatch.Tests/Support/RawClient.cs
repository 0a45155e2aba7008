using System.Net.Sockets;
using System.Text;

namespace Muster.Dispatch.Tests;

/// <summary>Speaks HTTP byte for byte; characters stand for bytes (Latin-1).</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly byte[] _buffer = new byte[64 << 10];

    public RawClient(Uri server)
    {
        _client.Connect(server.Host, server.Port);
        _client.NoDelay = true;
    }

    public NetworkStream Stream => _client.GetStream();

    /// <summary>Reads to the end of a head, and no further.</summary>
    public async Task SkipHeadAsync()
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await Stream.ReadAsync(_buffer.AsMemory(0, 1));
            head.Append(Encoding.Latin1.GetString(_buffer, 0, count));
        }
    }

    public async Task SendAsync(string bytes) => await Stream.WriteAsync(Encoding.Latin1.GetBytes(bytes));

    /// <summary>Reads until what has come contains <paramref name="end"/>, or the server ends.</summary>
    public async Task<string> ReadUntilAsync(string end)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var text = new StringBuilder();
        while (!text.ToString().Contains(end, StringComparison.Ordinal))
        {
            var count = await Stream.ReadAsync(_buffer, limit.Token);
            if (count == 0)
            {
                break;
            }

            text.Append(Encoding.Latin1.GetString(_buffer, 0, count));
        }

        return text.ToString();
    }

    public Task<string> ReadToEndAsync() => ReadUntilAsync("\0never\0");

    public void Dispose() => _client.Dispose();
}
