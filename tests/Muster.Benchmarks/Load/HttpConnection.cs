using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Muster.Benchmarks;

/// <summary>
/// One kept connection, one request at a time. It reads of an answer only what it must, so that the client costs little
/// beside the servers it measures.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly RequestTemplate _template;
    private readonly byte[] _request;
    private readonly byte[] _answer = new byte[64 << 10];

    private HttpConnection(Socket socket, RequestTemplate template)
    {
        _socket = socket;
        _template = template;
        _request = template.Copy();
    }

    public static async Task<HttpConnection> OpenAsync(EndPoint server, RequestTemplate template)
    {
        var isLocal = server is UnixDomainSocketEndPoint;
        var socket = new Socket(server.AddressFamily, SocketType.Stream, isLocal ? ProtocolType.Unspecified : ProtocolType.Tcp);
        if (!isLocal)
        {
            socket.NoDelay = true;
        }

        await socket.ConnectAsync(server);
        return new(socket, template);
    }

    /// <summary>Sends the next request and returns the length of its answer, which must be a 200.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ExchangeAsync()
    {
        _template.Advance(_request);
        for (var sent = 0; sent < _request.Length;)
        {
            sent += await _socket.SendAsync(_request.AsMemory(sent));
        }

        for (var count = 0; ;)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(count));
            count += read;
            if (IsWhole(_answer.AsSpan(0, count)))
            {
                return count;
            }

            if (read == 0)
            {
                throw new IOException($"The answer ended early: {Text(count)}");
            }
        }
    }

    public string Text(int count) => Encoding.UTF8.GetString(_answer.AsSpan(0, count));

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..(end + 2)];
        var field = head.IndexOf("ontent-Length: "u8);
        if (field < 0)
        {
            return Accept(answer, answer.EndsWith("\r\n0\r\n\r\n"u8));
        }

        var length = 0;
        for (var i = field + "ontent-Length: ".Length; head[i] != '\r'; i++)
        {
            length = (length * 10) + head[i] - '0';
        }

        return Accept(answer, answer.Length - end - 4 == length);
    }

    private static bool Accept(ReadOnlySpan<byte> answer, bool isWhole) => !isWhole || answer[9..].StartsWith("200"u8)
        ? isWhole
        : throw new InvalidOperationException($"Expected a 200, found: {Encoding.UTF8.GetString(answer)}");
}
