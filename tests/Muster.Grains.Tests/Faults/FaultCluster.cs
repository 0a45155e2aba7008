using Microsoft.Extensions.DependencyInjection;
using Muster.Storage.Sqlite;
using Orleans.Core.Internal;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Muster.Grains.Tests;

/// <summary>
/// One silo on a storage that does faults, with a log that is cut so short that it spills and merges all the time, and
/// clears what it has replaced at the next occasion. Scripts keep few versions, so these are trimmed often.
/// </summary>
internal sealed class FaultCluster : IAsyncDisposable
{
    public const int KeptVersions = 2;

    private readonly InProcessTestCluster _cluster;
    private bool _isStopped;

    private FaultCluster(FaultPlans plans, Action<ISiloBuilder, string> addStorage, TimeSpan? lease = null)
    {
        Plans = plans;
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            foreach (var name in new[] { StorageNames.Meta, StorageNames.Content })
            {
                addStorage(silo, name);
                silo.Services.AddKeyedSingleton<IGrainStorage>(name, (services, _) => new FaultyStorage(
                    services.GetRequiredKeyedService<IGrainStorage>(InnerName(name)), Plans, Late));
            }

            silo.UseInMemoryReminderService();
            silo.Services.AddSingleton<TimeProvider>(Clock);
            silo.Services.AddMusterGrains();
            silo.Services.Configure<KeyRingOptions>(ring => ring.Key = Convert.ToBase64String(new byte[32]));
            silo.Services.Configure<FeedOptions>(feed => feed.Lease = lease ?? feed.Lease);
            silo.Services.Configure<CatalogLogOptions>(log =>
            {
                log.TailLimit = 3;
                log.MergeWidth = 2;
                log.RetiredSegmentAge = TimeSpan.Zero;
                log.AuditAge = TimeSpan.FromDays(2);
            });
            silo.Services.Configure<ScriptOptions>(scripts => scripts.KeptVersions = KeptVersions);
        });
        _cluster = builder.Build();
    }

    /// <summary>The silo's own, as the gateway has it: its calls do not leave the process.</summary>
    public IGrainFactory Grains => _cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

    public FaultPlans Plans { get; }

    public LateWrites Late { get; } = new();

    public ShiftedClock Clock { get; } = new();

    public static Task<FaultCluster> StartAsync(
        MemoryStorage storage,
        FaultPlans? plans = null,
        TimeSpan? lease = null) => StartAsync(new FaultCluster(
        plans ?? new(),
        (silo, name) => silo.Services.AddKeyedSingleton<IGrainStorage>(InnerName(name), storage),
        lease));

    /// <summary>With a real database in a folder, which is closed with the cluster.</summary>
    public static Task<FaultCluster> StartOnSqliteAsync(string folder) => StartAsync(new FaultCluster(
        new(),
        (silo, name) => silo.AddSqliteGrainStorage(InnerName(name), options => options.Path = Path.Combine(folder, "muster.db"))));

    /// <summary>Ends the activation of a grain when its calls are answered; the next call makes another.</summary>
    public static async Task DeactivateAsync(IAddressable grain) =>
        await grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();

    public async ValueTask DisposeAsync()
    {
        if (_isStopped)
        {
            return;
        }

        _isStopped = true;
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    /// <summary>A namespace of two shards that no account lists.</summary>
    public async Task<TestNamespace> CreateNamespaceAsync(FaultPlan? plan = null)
    {
        var id = Guid.NewGuid().ToString();
        var account = Guid.NewGuid().ToString("N");
        var info = new DispatchNamespace
        {
            Id = id,
            Name = "faults",
            ShardCount = 2,
            CreatedOn = Sample.Noon,
            CreatedBy = "ann",
            ModifiedOn = Sample.Noon,
            ModifiedBy = "ann",
        };
        if (plan is not null)
        {
            Plans.Set(id, plan);
            Plans.Set(account, plan);
        }

        await Grains.GetGrain<INamespaceGrain>(id).CreateAsync(new()
        {
            AccountId = account,
            ShardCount = info.ShardCount,
            MaxTagsPerScript = 8,
        });
        return new(Grains, Grains.GetGrain<IAccountGrain>(account), info) { Clock = Clock };
    }

    private static string InnerName(string name) => $"inner-{name}";

    private static async Task<FaultCluster> StartAsync(FaultCluster cluster)
    {
        await cluster._cluster.DeployAsync();
        return cluster;
    }
}
