using Orleans.TestingHost;

namespace Muster.Gateway.Tests;

/// <summary>A cluster of its own: all gateways of a cluster share its feed, and every agent hears of every test.</summary>
internal sealed class FeedCluster : IAsyncDisposable
{
    /// <summary>So long that no test waits for its end.</summary>
    public static readonly TimeSpan Forever = TimeSpan.FromHours(1);

    private readonly InProcessTestCluster _cluster;
    private readonly List<TestGateway> _gateways = [];

    private FeedCluster(TimeSpan lease) => _cluster = ClusterFixture.Build(new() { Lease = lease });

    public IGrainFactory Grains => _cluster.Client;

    /// <summary>The first gateway.</summary>
    public TestGateway Gateway => _gateways[0];

    public static async Task<FeedCluster> StartAsync(TimeSpan? lease = null)
    {
        var cluster = new FeedCluster(lease ?? Forever);
        await cluster._cluster.DeployAsync();
        await cluster.AddGatewayAsync();
        return cluster;
    }

    public async Task<TestGateway> AddGatewayAsync(IGrainFactory? grains = null)
    {
        _gateways.Add(await TestGateway.StartAsync(grains ?? Grains));
        return _gateways[^1];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in _gateways)
        {
            await gateway.DisposeAsync();
        }

        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
