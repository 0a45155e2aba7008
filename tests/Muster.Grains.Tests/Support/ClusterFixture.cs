using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(Muster.Grains.Tests.ClusterFixture))]

namespace Muster.Grains.Tests;

/// <summary>One silo in this process for all tests; each test makes a namespace of its own.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster = Build();

    public IGrainFactory Grains => _cluster.Client;

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    /// <summary>Ends all activations, so that the next call of each grain reads what is stored.</summary>
    public Task ForgetActivationsAsync() =>
        Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    internal async Task<TestNamespace> CreateNamespaceAsync()
    {
        var account = Grains.GetGrain<IAccountGrain>(Guid.NewGuid().ToString("N"));
        var made = await account.CreateNamespaceAsync("test", Sample.Origin());
        return new(Grains, account, made.Value!);
    }

    private static InProcessTestCluster Build()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage(StorageNames.Meta);
            silo.AddMemoryGrainStorage(StorageNames.Content);
            silo.UseInMemoryReminderService();
            silo.Services.AddMusterGrains();
            silo.Services.Configure<KeyRingOptions>(ring => ring.Key = Convert.ToBase64String(new byte[32]));
            silo.Services.Configure<ScriptOptions>(scripts => scripts.KeptVersions = 20);
            silo.Services.Configure<CatalogLogOptions>(log =>
            {
                log.TailLimit = 8;
                log.MergeWidth = 3;
            });
        });
        return builder.Build();
    }
}
