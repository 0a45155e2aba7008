using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace Muster.Gateway;

/// <summary>Carries messages between one node's WebSocket and the feed, which may live in another silo.</summary>
internal sealed class FeedRelay(WebSocket socket, IFeedGrain feed, Guid connection) : IFeedConnection
{
    private const int MaxReply = 1024 * 1024;
    private readonly Channel<FeedMessage> _messages = Channel.CreateUnbounded<FeedMessage>(new() { SingleReader = true });
    private readonly Channel<FeedReply> _replies = Channel.CreateUnbounded<FeedReply>(new() { SingleReader = true });

    public Task DeliverAsync(ImmutableArray<FeedMessage> messages)
    {
        foreach (var message in messages)
        {
            _messages.Writer.TryWrite(message);
        }

        return Task.CompletedTask;
    }

    public Task EndAsync()
    {
        _messages.Writer.TryComplete();
        return Task.CompletedTask;
    }

    /// <summary>Runs until one side ends it.</summary>
    /// <returns>Whether the node closed it properly, and thereby gave up its lease.</returns>
    public async Task<bool> RunAsync(CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var (sending, receiving) = (SendAsync(ending.Token), ReceiveAsync(ending.Token));
        var passing = PassOnAsync();
        try
        {
            // Sending or passing on ends first when the feed has nothing more for this connection: then it is broken off.
            await Task.WhenAny(sending, receiving, passing);
            await ending.CancelAsync();
            return await receiving;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or JsonException)
        {
            // The connection broke, the process stops, or the node does not speak the protocol: it has to come anew.
            return false;
        }
        finally
        {
            await ending.CancelAsync();
            _replies.Writer.TryComplete();
            await sending;
            await passing;
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var message in _messages.Reader.ReadAllAsync(cancellation))
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
                _replies.Writer.TryWrite(JsonSerializer.Deserialize(message.WrittenSpan, ProtocolJson.Default.FeedReply)
                    ?? throw new JsonException("A reply is an object."));
                message.ResetWrittenCount();
            }
        }
    }

    // One call at a time, so that acknowledgements and renewals keep their order.
    private async Task PassOnAsync()
    {
        try
        {
            while (await _replies.Reader.WaitToReadAsync())
            {
                var batch = ImmutableArray.CreateBuilder<FeedReply>();
                while (_replies.Reader.TryRead(out var reply))
                {
                    batch.Add(reply);
                }

                if (!await feed.ReceiveAsync(connection, batch.DrainToImmutable()))
                {
                    return;
                }
            }
        }
#pragma warning disable CA1031 // Whatever it is: the feed cannot be reached, and the node has to come anew.
        catch (Exception)
#pragma warning restore CA1031
        {
            // The node comes back by whichever gateway reaches the feed.
        }
    }
}
