using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Muster.Gateway;

/// <summary>
/// The agents of the data plane that are connected here, and what they must hear. A change is live when every agent with a
/// lease has acknowledged it, or its lease is over.
/// </summary>
internal sealed class Feed : IAsyncDisposable
{
    private const int NoticesAtOnce = 1_000;
    private readonly ConcurrentDictionary<long, FeedAgent> _agents = new();
    private readonly Channel<Publication> _publications =
        Channel.CreateUnbounded<Publication>(new() { SingleReader = true });
    private readonly IGrainFactory _grains;
    private readonly GatewayOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<Feed> _log;
    private readonly CancellationToken _stopping;
    private readonly long _startedAt;
    private readonly Task _publishing;
    private long _lastAgent;
    private long _lastChecker;

    public Feed(
        IGrainFactory grains,
        IOptions<GatewayOptions> options,
        TimeProvider time,
        IHostApplicationLifetime lifetime,
        ILogger<Feed> log)
    {
        (_grains, _options, _time, _log) = (grains, options.Value, time, log);
        _stopping = lifetime.ApplicationStopping;
        _startedAt = time.GetTimestamp();
        _publishing = PublishLoopAsync();
    }

    /// <summary>Tells what holds now for these scripts, and completes when it is live.</summary>
    public Task PublishAsync(ScriptSpace space, IReadOnlyList<string> scripts) =>
        PublishAsync(new Publication(space.Id, space.ShardOf, scripts));

    /// <summary>Tells that a namespace is gone.</summary>
    public Task PublishGoneAsync(string namespaceId) => PublishAsync(new Publication(namespaceId));

    /// <summary>
    /// Waits for a change. When it fails, it may have happened all the same: then the data plane is told what holds, whichever
    /// it is, or it would run for good what was before.
    /// </summary>
    /// <param name="change">Makes the change.</param>
    /// <param name="space">Where it is made.</param>
    /// <param name="script">What it changes; null when that is not known.</param>
    public async Task<T> WatchAsync<T>(Func<Task<T>> change, ScriptSpace space, string? script = null)
    {
        try
        {
            return await change();
        }
        catch
        {
            _ = TellWhatHoldsAsync(space, script);
            throw;
        }
    }

    /// <summary>Has a staged version loaded once by one of the agents.</summary>
    public async Task<CodeCheckResult> CheckAsync(ScriptAddress address, Guid version, CancellationToken cancellation)
    {
        var check = new CodeCheck(Guid.NewGuid(), address.NamespaceId, address.Name, version);
        var able = _agents.Values.Where(agent => agent.HasLease).OrderBy(agent => agent.Number).ToArray();
        if (able.Length == 0)
        {
            return new() { Id = check.Id, NotChecked = "no data plane is connected." };
        }

        var agent = able[(int)((ulong)Interlocked.Increment(ref _lastChecker) % (ulong)able.Length)];
        return await agent.CheckAsync(check, _options.CheckTimeout, cancellation);
    }

    /// <summary>Serves one agent until it goes.</summary>
    public async Task AcceptAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        // The lease runs from what the agent sent, which was before this: here it can only end later.
        var asked = _time.GetTimestamp();
        var account = _grains.GetGrain<IAccountGrain>(_options.AccountId);
        var reserved = await account.GetReservedNamespaceAsync();
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var agent = new FeedAgent(Interlocked.Increment(ref _lastAgent), _options.Lease, asked, _time);
        agent.Send(new() { Sequence = 0, Welcome = new(_options.AccountId, reserved.Id, _options.Lease) });
        _agents[agent.Number] = agent;
        _log.LogInformation("Data-plane agent {Agent} connected", agent.Number);
        var isParting = false;
        try
        {
            isParting = await new FeedConnection(socket, agent).RunAsync(_stopping);
        }
        finally
        {
            agent.Disconnect();
            _log.LogInformation("Data-plane agent {Agent} disconnected", agent.Number);
            await ForgetAsync(agent, isParting);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _publications.Writer.TryComplete();
        await _publishing;
    }

    // An agent that closes the connection itself serves nothing any more; of one that broke off nothing is known until its
    // lease is over, and changes wait for that.
    private async Task ForgetAsync(FeedAgent agent, bool isParting)
    {
        try
        {
            while (!isParting && agent.LeaseLeft is { Ticks: > 0 } left)
            {
                await Task.Delay(left, _time, _stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The process ends: whoever comes after it waits for the leases.
        }
        finally
        {
            agent.EndLease();
            _agents.TryRemove(agent.Number, out _);
        }
    }

    private async Task TellWhatHoldsAsync(ScriptSpace space, string? script)
    {
        if (script is null)
        {
            SendAway();
            return;
        }

        // When it cannot be read either, the agents are sent away. Nobody waits for it: the client has got its 503.
        await PublishAsync(space, [script]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends all connections: an agent that comes back asks for everything anew.</summary>
    public void SendAway()
    {
        foreach (var agent in _agents.Values)
        {
            agent.Disconnect();
        }
    }

    /// <summary>Tells that, and completes when it is live.</summary>
    public async Task PublishAsync(Publication publication)
    {
        if (_agents.IsEmpty && EarlierLeasesLeft <= TimeSpan.Zero)
        {
            return;
        }

        await _publications.Writer.WriteAsync(publication);
        await publication.Live.Task;
    }

    private TimeSpan EarlierLeasesLeft => _options.AgentsOutliveGateway && !string.IsNullOrEmpty(_options.DispatchToken)
        ? _options.Lease - _time.GetElapsedTime(_startedAt)
        : TimeSpan.Zero;

    // One loop: it reads each row after the change that asked for it was committed and sends what it read before it reads
    // again, so every agent hears of a script in the order of its commits. What came in meanwhile goes out together.
    private async Task PublishLoopAsync()
    {
        while (await _publications.Reader.WaitToReadAsync())
        {
            var batch = new List<Publication>();
            var size = 0;
            while (size < NoticesAtOnce && _publications.Reader.TryRead(out var publication))
            {
                batch.Add(publication);
                size += publication.Scripts.Count;
            }

            try
            {
                var notices = await Task.WhenAll(batch.Select(publication => publication.ReadAsync()));
                _ = CompleteAsync(batch, Send([.. notices.SelectMany(some => some).Distinct()]));
            }
            catch (Exception exception)
            {
                // Something was committed that cannot be told now. An agent that comes back asks for everything anew, so all
                // of them are sent away; until then they serve what they know for no longer than their lease.
                _log.LogWarning(exception, "Changes of {Count} requests could not be read for the data plane", batch.Count);
                SendAway();
                batch.ForEach(publication => publication.Live.TrySetException(exception));
            }
        }
    }

    private Task[] Send(ImmutableArray<ScriptNotice> notices) =>
        [.. _agents.Values.Select(agent => agent.NotifyAsync(notices))];

    private async Task CompleteAsync(List<Publication> batch, Task[] acknowledged)
    {
        await Task.WhenAll(acknowledged);
        if (EarlierLeasesLeft is { Ticks: > 0 } left)
        {
            await Task.Delay(left, _time);
        }

        batch.ForEach(publication => publication.Live.TrySetResult());
    }
}
