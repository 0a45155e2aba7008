using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Muster.Contracts;

namespace Muster.Dispatch;

/// <summary>Keeps the feed from the silos open, with growing pauses between attempts.</summary>
internal sealed class FeedClient(
    DispatchOptions options, SiloClient silo, FeedState state, FeedHandlers handlers, TimeProvider time, ILogger<FeedClient> logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(3);
    private readonly string _node = Guid.NewGuid().ToString();

    public async Task RunAsync(CancellationToken stopping)
    {
        var delay = FirstDelay;
        try
        {
            silo.SetGateway(await options.GatewayUrl!(stopping));
            while (true)
            {
                var welcomed = await ConnectAsync(stopping);
                state.Lost();
                await handlers.Link.RevokeAsync();
                delay = welcomed ? FirstDelay : delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
                await Task.Delay(delay, time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    /// <returns>Whether the silo spoke to us before the connection ended.</returns>
    private async Task<bool> ConnectAsync(CancellationToken stopping)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {options.Token}");
        socket.Options.SetRequestHeader(InternalRoutes.NodeHeader, _node);
        socket.Options.Proxy = null;
        var connection = new FeedConnection(socket, state, handlers, time, logger);
        try
        {
            var gateway = new UriBuilder(new Uri(await silo.Gateway, InternalRoutes.Feed));
            gateway.Scheme = gateway.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
            await socket.ConnectAsync(gateway.Uri, stopping);
            await connection.RunAsync(stopping);
        }
        catch (Exception error) when (error is WebSocketException or JsonException or IOException)
        {
            logger.LogWarning("The feed from the control plane is down: {Reason}", error.Message);
        }

        return connection.IsWelcomed;
    }
}
