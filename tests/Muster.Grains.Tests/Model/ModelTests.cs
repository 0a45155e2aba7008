using System.Globalization;

namespace Muster.Grains.Tests;

/// <summary>
/// Random requests of many clients, random faults and random deactivations against what the clients know. The seed is in
/// every failure; <c>MUSTER_MODEL_SEED</c> and <c>MUSTER_MODEL_CHANGES</c> choose another run.
/// </summary>
public sealed class ModelTests(ITestOutputHelper output)
{
    private const int Clients = 16;
    private const int OneFaultIn = 200;
    private const int RoundSize = 4000;

    [Fact]
    public async Task InMemory_NothingIsLostInvisibleOrHalf()
    {
        await using var cluster = await FaultCluster.StartAsync(new MemoryStorage());
        await RunAsync(cluster, Number("MUSTER_MODEL_CHANGES") ?? 88_000, []);
    }

    [Fact]
    public async Task OnSqlite_NothingIsLostInvisibleOrHalf_AlsoAfterReopening()
    {
        var folder = Directory.CreateTempSubdirectory("muster-model-");
        try
        {
            var rounds = new List<(TestNamespace Space, List<ModelClient> Clients)>();
            await using (var cluster = await FaultCluster.StartOnSqliteAsync(folder.FullName))
            {
                await RunAsync(cluster, Number("MUSTER_MODEL_CHANGES") ?? 16_000, rounds);
            }

            await using var again = await FaultCluster.StartOnSqliteAsync(folder.FullName);
            foreach (var (space, clients) in rounds)
            {
                await CheckAsync(space.In(again.Grains), clients);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    // In rounds, each in a namespace of its own: a shard remembers every request of a day, and every fault has it read again.
    private async Task RunAsync(FaultCluster cluster, int changes, List<(TestNamespace Space, List<ModelClient> Clients)> rounds)
    {
        var seed = Number("MUSTER_MODEL_SEED") ?? Random.Shared.Next();
        for (var left = changes; left > 0; left -= RoundSize)
        {
            rounds.Add(await RunRoundAsync(cluster, Math.Min(left, RoundSize), seed++));
        }
    }

    private async Task<(TestNamespace Space, List<ModelClient> Clients)> RunRoundAsync(FaultCluster cluster, int changes, int seed)
    {
        var faults = new RandomFaults(seed, OneFaultIn);
        var space = await cluster.CreateNamespaceAsync(faults);
        var clients = Enumerable.Range(0, Clients).Select(number => new ModelClient(space, number, seed + number)).ToList();
        faults.Arm(true);
        try
        {
            await Task.WhenAll(clients.Select(client => Task.Run(() => client.RunAsync(changes / Clients))));
            faults.Arm(false);
            await cluster.Late.LandAllAsync(space.Info.Id);
            await CheckAsync(space, clients);
            foreach (var shard in space.Shards)
            {
                await FaultCluster.DeactivateAsync(shard);
            }

            await CheckAsync(space, clients);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"seed {seed}: {failure.Message}", failure);
        }

        output.WriteLine($"seed {seed}: {clients.Sum(client => client.Acknowledged)} changes acknowledged, {faults.Count} faults");
        return (space, clients);
    }

    private static async Task CheckAsync(TestNamespace space, List<ModelClient> clients)
    {
        await Task.WhenAll(clients.Select(client => client.CheckAsync(space)));
        Assert.Equal(
            clients.SelectMany(client => client.Existing).Order(StringComparer.Ordinal),
            await new ModelReader(space).ListAsync(filter: null));
    }
}
