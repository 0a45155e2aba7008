using System.IO.Pipelines;
using System.Net.Sockets;

namespace Muster.Dispatch;

/// <summary>One connection to a router.</summary>
internal sealed class RouterConnection : IDisposable
{
    private readonly Socket _socket;

    private RouterConnection(RouterProcess router, Socket socket)
    {
        Router = router;
        _socket = socket;
        Stream = new NetworkStream(socket, ownsSocket: true);
        Input = PipeReader.Create(Stream, new(leaveOpen: true));
        Output = PipeWriter.Create(Stream, new(leaveOpen: true));
    }

    public RouterProcess Router { get; }

    public NetworkStream Stream { get; }

    public PipeReader Input { get; }

    public PipeWriter Output { get; }

    /// <summary>When it was last used, as a timestamp of the pool's clock.</summary>
    public long LastUse { get; set; }

    /// <summary>Whether neither data nor an end has come since it was last used.</summary>
    public bool IsQuiet => !Router.Process.Exited.IsCompleted && !_socket.Poll(0, SelectMode.SelectRead);

    /// <exception cref="SocketException">The router does not listen any more.</exception>
    public static async Task<RouterConnection> OpenAsync(RouterProcess router, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(router.HttpSocket), cancellation);
            return new(router, socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Ends whatever waits on it.</summary>
    public void Dispose() => Stream.Dispose();
}
