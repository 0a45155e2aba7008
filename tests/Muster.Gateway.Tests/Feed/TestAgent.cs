using System.Net.WebSockets;

namespace Muster.Gateway.Tests;

/// <summary>An agent of the data plane whose answers the test decides.</summary>
internal sealed class TestAgent : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    public FeedWelcome Welcome { get; private set; } = null!;

    public static async Task<TestAgent> ConnectAsync(TestGateway gateway, string? node = null)
    {
        var agent = new TestAgent();
        agent._socket.Options.SetRequestHeader("Authorization", $"Bearer {TestGateway.DispatchToken}");
        agent._socket.Options.SetRequestHeader(InternalRoutes.NodeHeader, node);
        await agent._socket.ConnectAsync(new UriBuilder(gateway.Address) { Scheme = "ws", Path = InternalRoutes.Feed }.Uri, default);
        agent.Welcome = (await agent.ReceiveAsync()).Welcome!;

        // Answered by the reader that is only started when the agent counts.
        await agent.SendAsync(new() { Renew = 1 });
        Assert.Equal(1, (await agent.ReceiveAsync()).Renewed);
        return agent;
    }

    public async Task<FeedMessage> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(buffer.AsMemory(), default);
            message.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return JsonSerializer.Deserialize(message.ToArray(), ProtocolJson.Default.FeedMessage)!;
    }

    public async Task SendAsync(FeedReply reply) => await _socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(reply, ProtocolJson.Default.FeedReply).AsMemory(),
        WebSocketMessageType.Text,
        endOfMessage: true,
        default);

    public Task CloseAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);

    public void Break() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
