using System.Buffers;
using System.Net.WebSockets;

namespace Muster.Gateway;

/// <summary>Carries the messages of one agent over its WebSocket.</summary>
internal sealed class FeedConnection(WebSocket socket, FeedAgent agent)
{
    private const int MaxReply = 1024 * 1024;

    /// <summary>Runs until one side ends it.</summary>
    /// <returns>Whether the agent closed it properly, and thereby gave up its lease.</returns>
    public async Task<bool> RunAsync(CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var (sending, receiving) = (SendAsync(ending.Token), ReceiveAsync(ending.Token));
        try
        {
            // Sending ends first when nothing more is to be sent: then the connection is broken off.
            await Task.WhenAny(sending, receiving);
            await ending.CancelAsync();
            return await receiving;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or JsonException)
        {
            // The connection broke, the process stops, or the agent does not speak the protocol: it has to come anew.
            return false;
        }
        finally
        {
            await ending.CancelAsync();
            await sending;
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var message in agent.Outgoing.ReadAllAsync(cancellation))
            {
                var text = JsonSerializer.SerializeToUtf8Bytes(message, ProtocolJson.Default.FeedMessage);
                await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, cancellation);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // Receiving ends, too, and tells.
        }
    }

    private async Task<bool> ReceiveAsync(CancellationToken cancellation)
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            var received = await socket.ReceiveAsync(message.GetMemory(4096), cancellation);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return socket.CloseStatus == WebSocketCloseStatus.NormalClosure;
            }

            message.Advance(received.Count);
            if (message.WrittenCount > MaxReply)
            {
                return false;
            }

            if (received.EndOfMessage)
            {
                agent.Receive(JsonSerializer.Deserialize(message.WrittenSpan, ProtocolJson.Default.FeedReply)
                    ?? throw new JsonException("A reply is an object."));
                message.ResetWrittenCount();
            }
        }
    }
}
