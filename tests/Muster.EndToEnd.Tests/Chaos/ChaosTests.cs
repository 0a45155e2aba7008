using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Muster.EndToEnd.Tests.Chaos;

/// <summary>
/// Three silos and two data-plane nodes on Azurite lose one process after the other under load. <c>MUSTER_CHAOS_WRITES</c> says how
/// many acknowledged writes the rounds go on for, <c>MUSTER_CHAOS_SEED</c> repeats a run's choices.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Scripts = 12;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan StorageOutage = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task WhateverIsLost_NothingAcknowledgedIs_AndNobodyAnswersWithYesterday()
    {
        Assert.SkipUnless(Azurite.Program is not null, "Azurite is not installed: the build found no npm, or npm found no registry.");
        var writes = Setting("MUSTER_CHAOS_WRITES") ?? 0;
        var seed = Setting("MUSTER_CHAOS_SEED") ?? Random.Shared.Next(1_000_000);
        await using var cluster = await ChaosCluster.StartAsync(silos: 3, nodes: 2);
        using var client = new ChaosClient(cluster.Credential("AccountId"), cluster.Credential("ApiToken"));
        await CreateAsync(cluster, client);
        var load = new ChaosLoad(cluster, client, Scripts, seed);
        using var stopping = new CancellationTokenSource();
        var running = load.RunAsync(stopping.Token);
        var rounds = 0;
        try
        {
            do
            {
                rounds++;
                await RoundAsync(cluster, load, new Random(seed + rounds), running);
            }
            while (load.Acknowledged < writes);
        }
        finally
        {
            await stopping.CancelAsync();
            output.WriteLine(
                $"seed {seed}: {rounds} rounds, {load.Acknowledged} acknowledged writes, {load.Reads} reads, "
                + $"{client.Refused} refusals, {client.Broken} requests without an answer");
        }

        await running;
        await load.SettleAsync();
        var contradictions = load.Check();
        Assert.True(contradictions.Count == 0, string.Join('\n', contradictions.Take(20)) + '\n' + cluster.Logs());
        await VerifyAuditAsync(cluster, client);
    }

    private static async Task RoundAsync(ChaosCluster cluster, ChaosLoad load, Random random, Task running)
    {
        // Each step begins while all is well, and ends when it is so again.
        foreach (var step in Steps(cluster, load, random))
        {
            await ProgressAsync(load, running);
            await step();
        }

        await ProgressAsync(load, running);
    }

    private static IEnumerable<Func<Task>> Steps(ChaosCluster cluster, ChaosLoad load, Random random)
    {
        var silos = Enumerable.Range(1, cluster.Silos.Length).OrderBy(_ => random.Next()).ToArray();
        yield return () => cluster.KillAsync($"silo-{silos[0]}");
        yield return () => HangAsync(cluster, load, silos[1]);
        yield return async () =>
        {
            await cluster.KillAsync($"silo-{silos[2]}");
            await cluster.KillAsync($"silo-{silos[0]}");
        };
        yield return async () =>
        {
            await cluster.SignalAsync("azurite", "STOP");
            await Task.Delay(StorageOutage);
            await cluster.SignalAsync("azurite", "CONT");
        };
        yield return () => cluster.KillAsync($"node-{random.Next(1, cluster.Nodes.Length + 1)}");
    }

    // It is asked from the first moment: whether it knows that it was declared dead is the question.
    private static async Task HangAsync(ChaosCluster cluster, ChaosLoad load, int number)
    {
        var name = $"silo-{number.ToString(CultureInfo.InvariantCulture)}";
        await cluster.ReplaceAsync(name, async () =>
        {
            await cluster.SignalAsync(name, "STOP");
            await Task.Delay(Hang);
            await cluster.SignalAsync(name, "CONT");
            for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(2);)
            {
                await load.ListNowAsync(cluster.Silos[number - 1]);
            }
        });
    }

    // Some writes are acknowledged: the cluster is at work again.
    private static async Task ProgressAsync(ChaosLoad load, Task running)
    {
        var (before, since) = (load.Acknowledged, Stopwatch.GetTimestamp());
        while (load.Acknowledged < before + (Scripts * 3))
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < Recovery, $"No progress for {Recovery}.");
            if (running.IsCompleted)
            {
                await running;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static async Task CreateAsync(ChaosCluster cluster, ChaosClient client)
    {
        const string Spaces = "/workers/dispatch/namespaces";
        var body = new StringContent(new JsonObject { ["name"] = ChaosClient.Space }.ToJsonString(), Encoding.UTF8, "application/json");
        Assert.NotNull(await client.SendAsync(cluster.Api, HttpMethod.Post, Spaces, body));
        var dispatcher = Api.Upload(
            """
            export default {
              async fetch(request, env) {
                try {
                  return await env.NS.get(new URL(request.url).pathname.slice(1)).fetch(request);
                } catch (e) {
                  if (e.message.startsWith('Worker not found')) return new Response('none', { status: 404 });
                  return new Response(e.message, { status: 503 });
                }
              }
            }
            """,
            new JsonObject
            {
                ["main_module"] = "worker.js",
                ["compatibility_date"] = "2026-01-01",
                ["bindings"] = new JsonArray(new JsonObject
                {
                    ["type"] = "dispatch_namespace",
                    ["name"] = "NS",
                    ["namespace"] = ChaosClient.Space,
                }),
            }.ToJsonString());
        Assert.NotNull(await client.SendAsync(cluster.Api, HttpMethod.Put, "/workers/scripts/dispatcher", dispatcher));
    }

    private static async Task VerifyAuditAsync(ChaosCluster cluster, ChaosClient client)
    {
        var answer = await client.SendAsync(
            cluster.Api,
            HttpMethod.Get,
            $"/workers/dispatch/namespaces/{ChaosClient.Space}/audit/verify");
        Assert.All(answer!["result"]!.AsArray(), shard => Assert.Null(shard!["problem"]));
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
