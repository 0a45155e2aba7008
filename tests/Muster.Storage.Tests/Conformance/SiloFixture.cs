using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Muster.Storage.Tests.Conformance;

/// <summary>One silo whose storages <c>one</c> and <c>two</c> come from configuration alone, as in production.</summary>
public abstract class SiloFixture : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;

    public IGrainStorage Storage => Services.GetRequiredKeyedService<IGrainStorage>("one");

    public IGrainStorage OtherStorage => Services.GetRequiredKeyedService<IGrainStorage>("two");

    public IServiceProvider Services =>
        _cluster?.Silos[0].ServiceProvider ?? throw new InvalidOperationException("The silo is not running.");

    public virtual async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSiloHost((_, host) => Configure(host));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The keys of one storage, below its section.</summary>
    protected abstract IEnumerable<KeyValuePair<string, string?>> Keys(string storage);

    private void Configure(IHostApplicationBuilder host)
    {
        host.Configuration.AddInMemoryCollection(new[] { "one", "two" }.SelectMany(storage =>
            Keys(storage).Select(key => KeyValuePair.Create($"Orleans:GrainStorage:{storage}:{key.Key}", key.Value))));
        host.Services.AddKeyedSingleton<IGrainStorageSerializer>(
            "orleans", static (services, _) => ActivatorUtilities.CreateInstance<OrleansGrainStorageSerializer>(services));
    }
}
