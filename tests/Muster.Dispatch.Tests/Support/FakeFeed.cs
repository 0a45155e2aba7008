using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Muster.Contracts;

namespace Muster.Dispatch.Tests;

/// <summary>One agent's connection, seen from the silo.</summary>
internal sealed class FakeFeed(WebSocket socket) : IDisposable
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _unacknowledged = new();
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<CodeCheckResult>> _checks = new();
    private readonly SemaphoreSlim _sending = new(1);
    private long _sequence;

    /// <summary>Whether renewals are answered.</summary>
    public bool Renews { get; set; } = true;

    public Task WelcomeAsync(FeedWelcome welcome) => SendAsync(s => new() { Sequence = s, Welcome = welcome });

    /// <summary>Completes when the agent has acknowledged.</summary>
    public async Task NotifyAsync(params ScriptNotice[] notices)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(s =>
        {
            _unacknowledged[s] = done;
            return new() { Sequence = s, Notices = [.. notices] };
        });
        await done.Task.WaitAsync(TimeSpan.FromSeconds(15));
    }

    public async Task<CodeCheckResult> CheckAsync(CodeCheck check)
    {
        var done = new TaskCompletionSource<CodeCheckResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _checks[check.Id] = done;
        await SendAsync(s => new() { Sequence = s, Check = check });
        return await done.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public void Abort() => socket.Abort();

    public void Dispose() => _sending.Dispose();

    public async Task RunAsync()
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                await HandleAsync(JsonSerializer.Deserialize(message.ToArray(), ProtocolJson.Default.FeedReply)!);
            }
        }
        catch (WebSocketException) // The agent is gone.
        {
        }
    }

    private async Task HandleAsync(FeedReply reply)
    {
        if (reply.Renew is { } number && Renews)
        {
            await SendAsync(s => new() { Sequence = s, Renewed = number });
        }

        if (reply.Acknowledged is { } upTo)
        {
            foreach (var (sequence, done) in _unacknowledged.Where(n => n.Key <= upTo))
            {
                done.TrySetResult();
            }
        }

        if (reply.Checked is { } result && _checks.TryRemove(result.Id, out var check))
        {
            check.SetResult(result);
        }
    }

    private async Task SendAsync(Func<long, FeedMessage> message)
    {
        await _sending.WaitAsync();
        try
        {
            var text = JsonSerializer.SerializeToUtf8Bytes(message(++_sequence), ProtocolJson.Default.FeedMessage);
            await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }
}
