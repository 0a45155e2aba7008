using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Muster.Grains;

/// <inheritdoc cref="IFeedGrain"/>
[GrainType("muster.feed"), Reentrant]
internal sealed class FeedGrain : Grain, IFeedGrain
{
    private const int NoticesAtOnce = 1_000;
    private readonly Dictionary<Guid, FeedNode> _nodes = [];
    private readonly Channel<Publication> _publications = Channel.CreateUnbounded<Publication>(new() { SingleReader = true });
    private readonly FeedEpoch _epoch;
    private readonly FeedOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Ownership _ownership;
    private readonly HashSet<string> _gone = [];

    // Nodes that may hold a lease of an earlier activation: until they are back, or it is over, nothing is called live.
    private HashSet<string> _earlier = [];
    private readonly TaskCompletionSource _earlierAreBack = new();
    private long _startedAt;
    private int _lastChecker;

    public FeedGrain(
        IGrainContext context,
        ObjectStores stores,
        Ownership ownership,
        IOptions<FeedOptions> options,
        TimeProvider time,
        ILogger<FeedGrain> logger)
    {
        _epoch = new(stores.Meta, context.GrainId);
        (_ownership, _options, _time, _logger) = (ownership, options.Value, time, logger);
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Its own epoch keeps it from acknowledging what it must not; this keeps a silo that is no member from taking over.
        await _ownership.AdmitAsync();
        var nodes = await _epoch.TakeAsync();
        _startedAt = _time.GetTimestamp();
        _earlier = _options.NodesOutliveSilos ? [.. nodes] : [];
        _ = PublishLoopAsync();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _publications.Writer.TryComplete();
        return ResetAsync();
    }

    public async Task PublishAsync(ScriptChanges changes)
    {
        var publication = new Publication(changes, GrainFactory);
        if (!_publications.Writer.TryWrite(publication))
        {
            throw new StorageUnavailableException("This activation of the feed has ended.");
        }

        await publication.Live.Task;
    }

    public Task ResetAsync()
    {
        foreach (var node in _nodes.Values)
        {
            node.Disconnect();
        }

        return Task.CompletedTask;
    }

    public async Task<CodeCheckResult> CheckAsync(CodeCheck check, TimeSpan patience)
    {
        FeedNode[] able = [.. _nodes.Values.Where(node => node.HasLease)];
        return able.Length == 0
            ? new() { Id = check.Id, NotChecked = "no data plane is connected." }
            : await able[(int)((uint)_lastChecker++ % able.Length)].CheckAsync(check, patience);
    }

    public async Task ConnectAsync(Guid connection, string node, string account, IFeedConnection gateway)
    {
        var reserved = await GrainFactory.GetGrain<IAccountGrain>(account).GetReservedNamespaceAsync();
        _gone.Remove(node);
        try
        {
            await _epoch.AddAsync(node, _gone);
        }
        catch (StorageUnavailableException cause)
        {
            GiveUp(cause);
            throw;
        }

        // It comes only when nothing is in force any more of what it heard over an earlier connection.
        foreach (var earlier in _nodes.Values.Where(known => known.Name == node))
        {
            earlier.Disconnect();
            earlier.EndLease();
        }

        var connected = new FeedNode(node, gateway, _options.Lease, _time, _logger);
        connected.Send(new() { Sequence = 0, Welcome = new(account, reserved.Id, _options.Lease) });
        _nodes[connection] = connected;
        if (_earlier.Remove(node) && _earlier.Count == 0)
        {
            _earlierAreBack.TrySetResult();
        }

        _logger.LogInformation("Data-plane node {Node} connected.", node);
        _ = ServeAsync(connection, connected);
    }

    public Task<bool> ReceiveAsync(Guid connection, ImmutableArray<FeedReply> replies)
    {
        if (!_nodes.TryGetValue(connection, out var node))
        {
            return Task.FromResult(false);
        }

        foreach (var reply in replies)
        {
            if (reply.Acknowledged is { } sequence)
            {
                node.Acknowledge(sequence);
            }

            if (reply.Checked is { } result)
            {
                node.Take(result);
            }

            if (reply.Renew is { } renewal)
            {
                _ = RenewAsync(node, renewal);
            }
        }

        return Task.FromResult(true);
    }

    public Task DisconnectAsync(Guid connection, bool isParting)
    {
        if (_nodes.TryGetValue(connection, out var node))
        {
            // One that closes its connection itself serves nothing any more.
            if (isParting)
            {
                node.EndLease();
            }

            node.Disconnect();
        }

        return Task.CompletedTask;
    }

    // Of a node that broke off nothing is known until its lease is over, and changes wait for that.
    private async Task ServeAsync(Guid connection, FeedNode node)
    {
        await node.RunAsync();
        while (node.LeaseLeft is { Ticks: > 0 } left)
        {
            await Task.Delay(left, _time);
        }

        node.EndLease();
        _nodes.Remove(connection);
        if (_nodes.Values.All(other => other.Name != node.Name))
        {
            _gone.Add(node.Name);
            _logger.LogInformation("Data-plane node {Node} is gone.", node.Name);
        }
    }

    private async Task RenewAsync(FeedNode node, long renewal)
    {
        try
        {
            await _epoch.ConfirmAsync();
            node.Renew(renewal);
        }
        catch (StorageUnavailableException cause)
        {
            GiveUp(cause);
        }
    }

    // One loop: it reads each row after the change that asked for it was committed and sends what it read before it reads
    // again, so every node hears of a script in the order of its commits. What came in meanwhile goes out together.
    private async Task PublishLoopAsync()
    {
        while (await _publications.Reader.WaitToReadAsync())
        {
            var batch = new List<Publication>();
            var size = 0;
            while (size < NoticesAtOnce && _publications.Reader.TryRead(out var publication))
            {
                batch.Add(publication);
                size += publication.Size;
            }

            // A node of an activation that takes over after this has forgotten what it knew, and asks anew.
            var confirmed = _epoch.ConfirmAsync();
            try
            {
                var notices = await Task.WhenAll(batch.Select(publication => publication.ReadAsync()));
                _ = CompleteAsync(batch, Send([.. notices.SelectMany(some => some).Distinct()]), confirmed);
            }
#pragma warning disable CA1031 // Whatever it is: something was committed that cannot be told now.
            catch (Exception cause)
#pragma warning restore CA1031
            {
                // A node that comes back asks for everything anew, so all of them are sent away; until then they serve what they
                // know for no longer than their lease.
                _logger.LogWarning(cause, "Changes of {Count} requests could not be read for the data plane.", batch.Count);
                confirmed.Ignore();
                await ResetAsync();
                batch.ForEach(publication => publication.Live.TrySetException(cause));
            }
        }
    }

    private Task[] Send(ImmutableArray<ScriptNotice> notices) => [.. _nodes.Values.Select(node => node.NotifyAsync(notices))];

    private async Task CompleteAsync(List<Publication> batch, Task[] acknowledged, Task confirmed)
    {
        try
        {
            await Task.WhenAll(acknowledged);
            await confirmed;
            await AwaitEarlierAsync();
            batch.ForEach(publication => publication.Live.TrySetResult());
        }
        catch (StorageUnavailableException cause)
        {
            GiveUp(cause);
            batch.ForEach(publication => publication.Live.TrySetException(cause));
        }
    }

    private async Task AwaitEarlierAsync()
    {
        while (_earlier.Count > 0)
        {
            var left = _options.Lease - _time.GetElapsedTime(_startedAt);
            if (left <= TimeSpan.Zero)
            {
                _gone.UnionWith(_earlier);
                _earlier = [];
                return;
            }

            await _earlierAreBack.Task.WaitAsync(left, _time)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    // Whether another activation has taken over or the storage is gone: only an activation that comes anew knows.
    private void GiveUp(StorageUnavailableException cause)
    {
        _logger.LogWarning("The feed to the data plane ends here: {Reason}", cause.Message);
        DeactivateOnIdle();
    }
}
