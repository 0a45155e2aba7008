using Microsoft.Extensions.DependencyInjection;
using Muster.Tags;
using Orleans.TestingHost;

namespace Muster.Grains.Tests.Policies;

/// <summary>One silo whose host declares policies, with a clock that can be put forward.</summary>
public sealed class PolicyFixture : IAsyncLifetime
{
    public static readonly TimeSpan Age = TimeSpan.FromDays(7);

    private readonly InProcessTestCluster _cluster;

    public PolicyFixture()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage(StorageNames.Meta);
            silo.AddMemoryGrainStorage(StorageNames.Content);
            silo.UseInMemoryReminderService();
            silo.Services.AddSingleton<TimeProvider>(Clock);
            silo.Services.AddSingleton(new PolicySet(
            [
                Declare(PolicyKind.Retain, "previews", "env-preview:yes", Age),
                Declare(PolicyKind.Protect, "paying", "plan-paid:yes"),
                Declare(PolicyKind.Count, "all paying", "plan-paid:yes"),
            ]));
            silo.Services.AddMusterGrains();
            silo.Services.Configure<FeedOptions>(feed => feed.Lease = TimeSpan.FromHours(1));
            silo.Services.Configure<RetentionOptions>(retention => retention.BatchSize = 2);
            silo.Services.Configure<KeyRingOptions>(ring => ring.Key = Convert.ToBase64String(new byte[32]));
        });
        _cluster = builder.Build();
    }

    internal ShiftedClock Clock { get; } = new();

    internal ToldScripts Told { get; private set; } = null!;

    internal IGrainFactory Grains => _cluster.Client;

    internal IReminderTable Reminders => _cluster.Silos[0].ServiceProvider.GetRequiredService<IReminderTable>();

    public async ValueTask InitializeAsync()
    {
        await _cluster.DeployAsync();
        Told = await ToldScripts.ConnectAsync(Grains);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    internal async Task<TestNamespace> CreateNamespaceAsync()
    {
        var account = Grains.GetGrain<IAccountGrain>(Guid.NewGuid().ToString("N"));
        var made = await account.CreateNamespaceAsync("test", Sample.Origin());
        return new(Grains, account, made.Value!);
    }

    internal static DeclaredPolicy Declare(PolicyKind kind, string name, string filter, TimeSpan? age = null)
    {
        var parsed = TagFilter.Parse(filter, TagFilterDialect.Extended);
        return new(new() { Kind = kind, Name = name, Filter = parsed.ToString(), Age = age }, parsed);
    }
}
