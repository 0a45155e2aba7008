using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Muster.Gateway;

/// <summary>The gateway's way to the cluster's feed: waits until changes are live, and passes nodes' connections on.</summary>
internal sealed class Feed(
    IGrainFactory grains,
    IOptions<GatewayOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<Feed> log)
{
    // The feed moves when its silo is lost; then it waits for a lease. Whoever published meanwhile asks again.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>Tells what holds now for these scripts, and completes when it is live.</summary>
    public Task PublishAsync(ScriptSpace space, IReadOnlyList<string> scripts) =>
        PublishAsync(new(space.Id, space.Info.ShardCount, [.. scripts]));

    /// <summary>Tells that a namespace is gone.</summary>
    public Task PublishGoneAsync(string namespaceId) => PublishAsync(ScriptChanges.NamespaceGone(namespaceId));

    /// <summary>
    /// Waits for a change. When it fails, it may have happened all the same: then the data plane is told what holds, whichever
    /// it is, or it would run what was before until it asks of its own accord.
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

    /// <summary>Has a staged version loaded once by one of the nodes.</summary>
    public async Task<CodeCheckResult> CheckAsync(ScriptAddress address, Guid version, CancellationToken cancellation)
    {
        var check = new CodeCheck(Guid.NewGuid(), address.NamespaceId, address.Name, version);
        try
        {
            return await Cluster.CheckAsync(check, options.Value.CheckTimeout).WaitAsync(cancellation);
        }
        catch (Exception cause) when (PassingFaults.Include(cause))
        {
            log.LogWarning("The code of {Script} could not be checked: {Reason}", address, cause.Message);
            return new() { Id = check.Id, NotChecked = "the data plane could not be asked." };
        }
    }

    /// <summary>Serves one node until it goes.</summary>
    public async Task AcceptAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        var connection = Guid.NewGuid();
        var node = http.Request.Headers[InternalRoutes.NodeHeader].ToString() is { Length: > 0 and <= 64 } named
            ? named
            : connection.ToString();
        var feed = Cluster;
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var relay = new FeedRelay(socket, feed, connection);
        var reference = grains.CreateObjectReference<IFeedConnection>(relay);
        var isParting = false;
        try
        {
            await feed.ConnectAsync(connection, node, options.Value.AccountId, reference);
            isParting = await relay.RunAsync(lifetime.ApplicationStopping);
        }
        catch (Exception cause) when (PassingFaults.Include(cause))
        {
            log.LogWarning("Data-plane node {Node} could not be connected: {Reason}", node, cause.Message);
        }
        finally
        {
            await feed.DisconnectAsync(connection, isParting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            grains.DeleteObjectReference<IFeedConnection>(reference);
        }
    }

    private IFeedGrain Cluster => grains.GetGrain<IFeedGrain>(IFeedGrain.Key);

    private async Task PublishAsync(ScriptChanges changes)
    {
        for (var start = time.GetTimestamp(); ;)
        {
            try
            {
                await Cluster.PublishAsync(changes);
                return;
            }
            catch (Exception cause) when (PassingFaults.Include(cause) && time.GetElapsedTime(start) < Patience)
            {
                log.LogWarning("A change is not live yet, and is told once more: {Reason}", cause.Message);
                await Task.Delay(RetryDelay, time, lifetime.ApplicationStopping);
            }
        }
    }

    // Nobody waits for it: the client has got its answer.
    private async Task TellWhatHoldsAsync(ScriptSpace space, string? script)
    {
        var telling = script is null ? Cluster.ResetAsync() : PublishAsync(space, [script]);
        await telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
