using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Muster.Contracts;

namespace Muster.Dispatch;

/// <summary>One connection of the feed: renews the lease each second, hands on what comes.</summary>
internal sealed class FeedConnection(
    WebSocket socket, FeedState state, FeedHandlers handlers, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan RenewalPeriod = TimeSpan.FromSeconds(1);

    // Another gateway may reach the feed when this one does not.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(5);

    private readonly Channel<FeedReply> _replies = Channel.CreateUnbounded<FeedReply>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<long, long> _renewalsSent = new();
    private FeedWelcome? _welcome;
    private long _heardAt = time.GetTimestamp();

    public bool IsWelcomed => _welcome is not null;

    /// <summary>Runs until the connection ends.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task[] parts = [ReceiveAsync(ending.Token), SendAsync(ending.Token), RenewAsync(ending.Token)];
        try
        {
            await await Task.WhenAny(parts);
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReceiveAsync(CancellationToken ending)
    {
        var buffer = new byte[64 << 10];
        using var message = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), ending);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                var text = message.GetBuffer().AsSpan(0, (int)message.Length);
                Handle(JsonSerializer.Deserialize(text, ProtocolJson.Default.FeedMessage)!, ending);
                message.SetLength(0);
            }
        }
    }

    // Nothing here waits: a slow router delays its acknowledgement, not the messages behind.
    private void Handle(FeedMessage message, CancellationToken ending)
    {
        switch (message)
        {
            case { Welcome: { } welcome }:
                // Changes may have been missed while nobody listened.
                Observe(handlers.Link.ResetAsync());
                state.Welcome(welcome.PlatformNamespace);
                _welcome = welcome;
                break;
            case { Notices: { } notices }:
                handlers.Known.Apply(notices);
                Observe(AcknowledgeAsync(message.Sequence, handlers.Link.ApplyAsync(notices)));
                break;
            case { Renewed: { } number } when _welcome is not null && _renewalsSent.TryRemove(number, out var sent):
                Volatile.Write(ref _heardAt, time.GetTimestamp());
                Observe(GrantAsync(_welcome.Lease - time.GetElapsedTime(sent)));
                break;
            case { Check: { } check }:
                Observe(CheckAsync(check, ending));
                break;
            default:
                break; // A newer silo may say more.
        }
    }

    private async Task AcknowledgeAsync(long sequence, Task inForce)
    {
        await inForce; // Completes in the order of the sequence.
        _replies.Writer.TryWrite(new() { Acknowledged = sequence });
    }

    private async Task GrantAsync(TimeSpan lease)
    {
        await handlers.Link.GrantAsync(lease);
        state.Leased();
    }

    private async Task CheckAsync(CodeCheck check, CancellationToken ending) =>
        _replies.Writer.TryWrite(new() { Checked = await handlers.Checker.CheckAsync(check, ending) });

    private async Task RenewAsync(CancellationToken ending)
    {
        using var timer = new PeriodicTimer(RenewalPeriod, time);
        for (var number = 1L; ; number++)
        {
            // The silo counts from its answer, we from here: whatever is between shortens our lease and not the silo's wait.
            _renewalsSent[number] = time.GetTimestamp();
            _replies.Writer.TryWrite(new() { Renew = number });
            await timer.WaitForNextTickAsync(ending);
            if (time.GetElapsedTime(Volatile.Read(ref _heardAt)) > LongestSilence)
            {
                throw new IOException($"no lease was granted for {LongestSilence.TotalSeconds} s");
            }
        }
    }

    private async Task SendAsync(CancellationToken ending)
    {
        await foreach (var reply in _replies.Reader.ReadAllAsync(ending))
        {
            var text = JsonSerializer.SerializeToUtf8Bytes(reply, ProtocolJson.Default.FeedReply);
            await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, ending);
        }
    }

    private void Observe(Task task) => task.ContinueWith(
        failed => logger.LogError(failed.Exception, "A message of the feed was not handled."),
        CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
