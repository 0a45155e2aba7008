using System.Net.Sockets;

namespace Muster.Dispatch;

/// <summary>HTTP over a Unix socket.</summary>
internal static class UnixHttp
{
    public static HttpClient CreateClient(string socket) => new(new SocketsHttpHandler
    {
        ConnectCallback = (_, cancellation) => ConnectAsync(socket, cancellation),
        UseProxy = false,
        ActivityHeadersPropagator = null,
    })
    { BaseAddress = new("http://workerd/"), Timeout = Timeout.InfiniteTimeSpan };

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
