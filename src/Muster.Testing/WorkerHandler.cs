using System.Net.Sockets;

namespace Muster.Testing;

/// <summary>Connects to the data plane whatever the host of a request: <c>*.localhost</c> is not resolved everywhere.</summary>
internal static class WorkerHandler
{
    public static HttpMessageHandler Create(Uri workers) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = async (_, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(workers.Host, workers.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
