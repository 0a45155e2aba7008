using System.Diagnostics;
using System.Net;

namespace Muster.EndToEnd.Tests;

/// <summary><c>deploy/azurite/run-cluster</c>: three silos, a data-plane node, a balancer.</summary>
public sealed class ClusterTests
{
    private const string Dispatcher = """
        export default {
          async fetch(request, env) {
            return await env.dispatcher.get(new URL(request.url).pathname.split("/")[1]).fetch(request);
          }
        }
        """;

    [Fact]
    public async Task ThreeSilos_RunWorkers_AndOutliveTheDeathOfOne()
    {
        Assert.SkipUnless(Azurite.Program is not null, "Azurite is not installed: the build found no npm, or npm found no registry.");
        using var folder = new TemporaryFolder();
        await using var cluster = await ClusterProcess.StartAsync(folder.Path, Azurite.Program!);
        using var api = cluster.Connect();
        await api.OkAsync(
            HttpMethod.Post,
            "/workers/dispatch/namespaces",
            new StringContent("""{"name": "customers"}""", null, "application/json"));
        await api.OkAsync(HttpMethod.Put, "/workers/scripts/dispatcher", Api.Upload(Dispatcher, """
            {"main_module": "worker.js", "bindings": [{"type": "dispatch_namespace", "name": "dispatcher", "namespace": "customers"}]}
            """));
        await api.OkAsync(HttpMethod.Put, $"{Api.Scripts("customers")}/acme", Api.Upload(
            "export default { fetch() { return new Response('hello from acme') } }",
            """{"main_module": "worker.js"}"""));

        if (await RunsWorkersAsync(cluster))
        {
            Assert.Equal((HttpStatusCode.OK, "hello from acme"), await api.CallAsync("dispatcher", "/acme"));
        }

        Process.GetProcessById((int)cluster.Child("silo-2")["pid"]!).Kill();
        await EventuallyAsync(() => api.SendAsync(HttpMethod.Put, $"{Api.Scripts("customers")}/acme/tags", Tags("after")));
        await cluster.WaitAsync(
            state => (bool)state["isReady"]! && (int)cluster.Child("silo-2")["starts"]! == 2, "the killed silo is back");

        Assert.Equal(["acme"], await api.NamesAsync("customers", "?tags=after:yes"));
        Assert.Contains("silo-2 ended by itself (exit 137: killed); it starts again.", cluster.Output);
        Assert.Contains("silo-2 is back.", cluster.Output);
        var children = cluster.State!["children"]!.AsArray().Select(child => (int)child!["pid"]!).ToList();
        Assert.Equal(0, await cluster.StopAsync());
        Assert.DoesNotContain(children, IsAlive);
    }

    private static StringContent Tags(string tag) => new($"[\"{tag}\"]", null, "application/json");

    // A write may fail until the silos have missed the one that is gone: that it is repeated is safe.
    private static async Task EventuallyAsync(Func<Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode Body)>> write)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var (status, body) = await write();
            if (status == HttpStatusCode.OK)
            {
                return;
            }

            Assert.True((int)status >= 500 && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60), $"{status} {body}");
            await Task.Delay(100);
        }
    }

    private static async Task<bool> RunsWorkersAsync(ClusterProcess cluster)
    {
        using var http = new HttpClient();
        var admin = new Uri((string)cluster.Child("node-1")["admin"]!);
        return (await http.GetStringAsync(new Uri(admin, "/readyz"))).StartsWith("dispatch: serving", StringComparison.Ordinal);
    }

    private static bool IsAlive(int pid) =>
        File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
}
