using System.Collections.Concurrent;
using System.Net;

namespace Muster.EndToEnd.Tests;

/// <summary>Takes what a process sends to an OpenTelemetry collector, as it is.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, MemoryStream> _received = new();
    private readonly Task _serving;

    private Collector(int port)
    {
        Url = new($"http://127.0.0.1:{port}/");
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Url { get; }

    public static Collector Start()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        var port = ((IPEndPoint)socket.LocalEndpoint).Port;
        socket.Stop();
        return new(port);
    }

    /// <summary>All bodies that came to a path, one behind the other.</summary>
    public byte[] Received(string path) => _received.TryGetValue(path, out var bytes) ? bytes.ToArray() : [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var call = await _listener.GetContextAsync();
                await call.Request.InputStream.CopyToAsync(_received.GetOrAdd(call.Request.Url!.AbsolutePath, _ => new()));
                call.Response.Close();
            }
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
        {
            // It is stopped.
        }
    }
}
