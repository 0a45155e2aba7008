using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Muster.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Muster.Storage.Tests.Conformance;

/// <summary>One silo whose storages <c>one</c> and <c>two</c> come from configuration alone, as in production.</summary>
public abstract class SiloFixture : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;

    public IGrainStorage Storage => Services.GetRequiredKeyedService<IGrainStorage>("one");

    public IGrainStorage OtherStorage => Services.GetRequiredKeyedService<IGrainStorage>("two");

    public IReminderTable Reminders => Services.GetRequiredService<IReminderTable>();

    public IServiceProvider Services =>
        _cluster?.Silos[0].ServiceProvider ?? throw new InvalidOperationException("The silo is not running.");

    public virtual async ValueTask InitializeAsync() => _cluster = await StartAsync();

    public virtual async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A cluster of its own over the same store.</summary>
    protected async Task<InProcessTestCluster> StartAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = "suite"; // A part of the key in some stores.
        builder.ConfigureSiloHost((_, host) => Configure(host));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    /// <summary>The keys of one storage, below its section.</summary>
    protected abstract IEnumerable<KeyValuePair<string, string?>> Keys(string storage);

    /// <summary>The keys of the reminders, below their section; none where the suite does not ask for them.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> ReminderKeys() => [];

    protected virtual void Configure(IHostApplicationBuilder host)
    {
        host.Configuration.AddInMemoryCollection(new[] { "one", "two" }.SelectMany(storage =>
            Keys(storage).Select(key => KeyValuePair.Create($"Orleans:GrainStorage:{storage}:{key.Key}", key.Value))));
        host.Configuration.AddInMemoryCollection(
            ReminderKeys().Select(key => KeyValuePair.Create($"Orleans:Reminders:{key.Key}", key.Value)));
        OfficialStores.AddTo(host.Services, host.Configuration);
    }
}
