using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Muster.Dispatch;

/// <summary>Connections to the router of now; those of a router that is gone are dropped as they come up.</summary>
internal sealed class RouterConnections(RouterSupervisor routers, TimeProvider time) : IDisposable
{
    // The runtime closes what was idle for 5 s; a request must not meet that moment.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(3);

    private readonly ConcurrentStack<RouterConnection> _idle = new();

    /// <summary>An idle connection or a new one; waits for a router as long as <paramref name="cancellation"/> lets it.</summary>
    public async ValueTask<RouterConnection> RentAsync(CancellationToken cancellation)
    {
        while (_idle.TryPop(out var connection))
        {
            if (connection.Router == routers.Current && time.GetElapsedTime(connection.LastUse) < LongestIdle && connection.IsQuiet)
            {
                return connection;
            }

            connection.Dispose();
        }

        while (true)
        {
            var router = await routers.WaitAsync(cancellation);
            try
            {
                return await RouterConnection.OpenAsync(router, cancellation);
            }
            catch (SocketException) // It has just ended. Nothing was sent: the next one gets the request.
            {
                await router.Process.Exited.WaitAsync(cancellation);
                await routers.WaitForOtherAsync(router, cancellation);
            }
        }
    }

    public void Return(RouterConnection connection)
    {
        connection.LastUse = time.GetTimestamp();
        _idle.Push(connection);
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var connection))
        {
            connection.Dispose();
        }
    }
}
