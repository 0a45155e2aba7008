using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Muster.Grains.Tests.Cluster;

/// <summary>Several silos on one storage: what is acknowledged stays, and nobody answers for what another has taken over.</summary>
public sealed class HandoverTests : IAsyncLifetime
{
    private const int Names = 24;
    private readonly MemoryStorage _storage = new();
    private readonly InProcessTestCluster _cluster;

    public HandoverTests()
    {
        var builder = new InProcessTestClusterBuilder(3);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddKeyedSingleton<IGrainStorage>(StorageNames.Meta, _storage);
            silo.Services.AddKeyedSingleton<IGrainStorage>(StorageNames.Content, _storage);
            silo.UseInMemoryReminderService();
            silo.Services.AddMusterGrains();
            silo.Services.Configure<KeyRingOptions>(ring => ring.Key = Convert.ToBase64String(new byte[32]));
            silo.Services.AddMusterFence();
        });
        _cluster = builder.Build();
    }

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhenASiloIsLost_TheOthersAnswerWithAllThatWasAcknowledged(bool isKilled)
    {
        var space = await CreateNamespaceAsync();
        foreach (var index in Enumerable.Range(0, Names))
        {
            await space.PutAsync($"s{index}", "code", ["before"]);
        }

        var lost = _cluster.Silos[^1];
        await (isKilled ? _cluster.KillSiloAsync(lost) : _cluster.StopSiloAsync(lost));
        foreach (var index in Enumerable.Range(0, Names))
        {
            await AgainAsync(() => space.Script($"s{index}").ChangeAsync(Sample.Change(CatalogChangeKind.AddTag, $"s{index}", "after")));
        }

        Assert.Equal(Names, (await AgainAsync(() => space.NamesAsync("before:yes,after:yes"))).Count);
    }

    [Fact]
    public async Task ASilo_LetsGoOfWhatAnotherHasTakenOver()
    {
        var space = await CreateNamespaceAsync();
        await space.PutAsync("a", "code", ["t"]);
        var shard = space.ShardOf("a");
        var owner = _cluster.Silos.Single(silo => OwnershipOf(silo).Holds(shard.GetGrainId()));
        var other = OwnershipOf(_cluster.Silos.First(silo => silo != owner));

        var hold = await other.EnterAsync(shard.GetGrainId(), static () => { });
        await other.SettleAsync(hold, owner.SiloAddress.ToParsableString());

        Assert.False(OwnershipOf(owner).Holds(shard.GetGrainId()));
        hold.ThrowIfReleased();
        other.Leave(hold);

        // The activation that was released answers nothing; the next one reads what is stored.
        Assert.Equal(["t"], (await AgainAsync(() => shard.FindAsync("a")))!.Tags);
    }

    private static Ownership OwnershipOf(InProcessSiloHandle silo) => silo.ServiceProvider.GetRequiredService<Ownership>();

    private async Task<TestNamespace> CreateNamespaceAsync()
    {
        var account = _cluster.Client.GetGrain<IAccountGrain>(Guid.NewGuid().ToString("N"));
        var made = await account.CreateNamespaceAsync("test", Sample.Origin());
        return new(_cluster.Client, account, made.Value!);
    }

    // As a client does: while a silo is lost, some calls are refused or not answered.
    private static async Task<T> AgainAsync<T>(Func<Task<T>> call)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception cause) when (cause is StorageUnavailableException or TimeoutException or OrleansException)
            {
                patience.Token.ThrowIfCancellationRequested();
            }
        }
    }
}
