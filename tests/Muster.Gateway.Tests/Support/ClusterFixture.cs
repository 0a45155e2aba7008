using Microsoft.Extensions.DependencyInjection;
using Muster.Grains;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(Muster.Gateway.Tests.ClusterFixture))]

namespace Muster.Gateway.Tests;

/// <summary>One silo and one gateway in this process for all tests; each test makes names of its own.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster = Build(new());
    private TestGateway? _gateway;

    public IGrainFactory Grains => _cluster.Client;

    internal TestGateway Gateway => _gateway!;

    internal ApiClient Api => Gateway.Api;

    public async ValueTask InitializeAsync()
    {
        await _cluster.DeployAsync();
        _gateway = await TestGateway.StartAsync(Grains);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway!.DisposeAsync();
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    internal static InProcessTestCluster Build(FeedOptions feed)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage(StorageNames.Meta);
            silo.AddMemoryGrainStorage(StorageNames.Content);
            silo.UseInMemoryReminderService();
            silo.Services.AddMusterGrains();
            silo.Services.Configure<FeedOptions>(options => options.Lease = feed.Lease);
            silo.Services.Configure<KeyRingOptions>(ring => ring.Key = Convert.ToBase64String(new byte[32]));
        });
        return builder.Build();
    }
}
