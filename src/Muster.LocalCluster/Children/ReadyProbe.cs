using System.Net;
using System.Net.Sockets;

namespace Muster.LocalCluster;

/// <summary>Asks a process until it says that it is ready.</summary>
internal static class ReadyProbe
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <param name="url"><c>http</c>: wants 200. <c>tcp</c>: wants a connection.</param>
    /// <param name="time">The clock of the pauses.</param>
    /// <param name="gone">Set when nobody asks any more.</param>
    /// <returns>False when it was cancelled.</returns>
    public static async Task<bool> WaitAsync(Uri url, TimeProvider time, CancellationToken gone)
    {
        while (!gone.IsCancellationRequested)
        {
            if (await AnswersAsync(url, gone))
            {
                return true;
            }

            await Task.Delay(Interval, time, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private static async Task<bool> AnswersAsync(Uri url, CancellationToken gone)
    {
        try
        {
            if (url.Scheme == "tcp")
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(url.Host, url.Port, gone);
                return true;
            }

            using var answer = await Http.GetAsync(url, gone);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException or SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
