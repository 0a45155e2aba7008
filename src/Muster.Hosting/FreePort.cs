using System.Net;
using System.Net.Sockets;

namespace Muster.Hosting;

/// <summary>Finds a port for Orleans, which refuses port 0.</summary>
internal static class FreePort
{
    /// <summary>A TCP port on loopback that nobody listens on now.</summary>
    public static int Find()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
