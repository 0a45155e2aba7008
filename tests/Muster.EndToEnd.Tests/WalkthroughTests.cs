using System.Net;
using System.Text;

namespace Muster.EndToEnd.Tests;

/// <summary>What the README tells a newcomer, with real HTTP and real <c>wrangler</c>s.</summary>
public sealed class WalkthroughTests
{
    private const string Dispatcher = """
        export default {
          async fetch(request, env) {
            try {
              const name = new URL(request.url).pathname.split("/")[1];
              return await env.dispatcher.get(name).fetch(request);
            } catch (e) {
              if (e.message.startsWith("Worker not found")) return new Response("no such customer", { status: 404 });
              return new Response(e.message, { status: 500 });
            }
          }
        }
        """;

    private const string Customer = """
        export default { fetch(request, env) { return new Response(`hello from ${env.WHO}`) } }
        """;

    [Theory]
    [InlineData("wrangler")]
    [InlineData("wrangler-new")]
    public async Task ANewcomersPath(string package)
    {
        Wrangler.SkipWithout(package);
        using var folder = new TemporaryFolder();
        await using var muster = await MusterProcess.StartAsync(folder.Path);
        Assert.SkipWhen(muster.WorkersPort == 0, "There is no workerd on this machine.");
        using var api = new Api(muster);
        var wrangler = new Wrangler(package, muster, folder.Path);

        // 1. Create a dispatch namespace.
        await wrangler.RunAsync(folder.Path, "dispatch-namespace", "create", "customers");

        // 2. The dispatcher, twice: the second deploy goes another way.
        var platform = Path.Combine(folder.Path, "platform");
        folder.File("platform/wrangler.toml", """
            name = "dispatcher"
            main = "index.js"
            compatibility_date = "2026-01-01"

            [[dispatch_namespaces]]
            binding = "dispatcher"
            namespace = "customers"
            """);
        folder.File("platform/index.js", "export default { fetch() { return new Response('first edition') } }");
        await wrangler.RunAsync(platform, "deploy");
        Assert.Equal((HttpStatusCode.OK, "first edition"), await api.CallAsync("dispatcher", "/"));
        folder.File("platform/index.js", Dispatcher);
        await wrangler.RunAsync(platform, "deploy");
        Assert.Equal((HttpStatusCode.NotFound, "no such customer"), await api.CallAsync("dispatcher", "/nobody"));

        // 3. User Workers: one by wrangler, the seed's by one PUT.
        var customer = Path.Combine(folder.Path, "customer");
        folder.File("customer/wrangler.toml", """
            name = "customer-a"
            main = "index.js"
            compatibility_date = "2026-01-01"
            [vars]
            WHO = "customer a"
            """);
        folder.File("customer/index.js", Customer);
        await wrangler.RunAsync(customer, "deploy", "--dispatch-namespace", "customers");
        Assert.Equal((HttpStatusCode.OK, "hello from customer a"), await api.CallAsync("dispatcher", "/customer-a/x"));
        await api.OkAsync(HttpMethod.Put, $"{Api.Scripts("customers")}/seed", new StringContent(
            "addEventListener('fetch', event => { event.respondWith(fetch(event.request)) })",
            Encoding.UTF8,
            "application/javascript"));

        // 4. Tags, as the page writes them.
        await api.OkAsync(HttpMethod.Put, $"{Api.Scripts("customers")}/seed/tags", new StringContent(
            "['TAG1', 'TAG2', 'TAG3']", Encoding.UTF8, "application/javascript"));
        Assert.Equal(["seed"], await api.NamesAsync("customers", "?tags=TAG1:yes,TAG9:no"));

        await ManyScriptsAsync(api);
        await AnEndlessLoopAsync(api);
    }

    private static async Task ManyScriptsAsync(Api api)
    {
        var random = new Random(7);
        string[] pool = ["prod", "dev", "eu", "us", "beta", "old"];
        var model = Enumerable.Range(0, 300).ToDictionary(
            i => $"app-{i}",
            _ => pool.Where(_ => random.Next(3) == 0).ToArray());
        await Parallel.ForEachAsync(model, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (script, _) =>
            await api.OkAsync(
                HttpMethod.Put,
                $"{Api.Scripts("customers")}/{script.Key}",
                Api.Upload(Customer, $$"""
                    {"main_module": "worker.js", "compatibility_date": "2026-01-01",
                     "bindings": [{"name": "WHO", "type": "plain_text", "text": "{{script.Key}}"}],
                     "tags": [{{string.Join(", ", script.Value.Select(tag => $"\"{tag}\""))}}]}
                    """)));

        foreach (var (yes, no) in pool.SelectMany(yes => pool.Where(no => no != yes).Select(no => (yes, no))))
        {
            var expected = model.Where(s => s.Value.Contains(yes) && !s.Value.Contains(no)).Select(s => s.Key);
            Assert.Equal(
                expected.Order(StringComparer.Ordinal),
                await api.NamesAsync("customers", $"?tags={yes}:yes,{no}:no"));
        }

        foreach (var name in new[] { "app-0", "app-150", "app-299" })
        {
            Assert.Equal((HttpStatusCode.OK, $"hello from {name}"), await api.CallAsync("dispatcher", $"/{name}"));
        }

        await api.OkAsync(HttpMethod.Delete, $"{Api.Scripts("customers")}?tags=old:yes");
        var left = model.Where(script => !script.Value.Contains("old")).Select(script => script.Key);
        Assert.Equal(
            left.Order(StringComparer.Ordinal),
            (await api.NamesAsync("customers")).Where(name => name.StartsWith("app-", StringComparison.Ordinal)));
        var gone = model.First(script => script.Value.Contains("old")).Key;
        Assert.Equal((HttpStatusCode.NotFound, "no such customer"), await api.CallAsync("dispatcher", $"/{gone}"));
    }

    private static async Task AnEndlessLoopAsync(Api api)
    {
        await api.OkAsync(HttpMethod.Put, $"{Api.Scripts("customers")}/loop", Api.Upload(
            "export default { fetch() { for (;;) ; } }",
            """{"main_module": "worker.js", "compatibility_date": "2026-01-01"}"""));

        var (status, _) = await api.CallAsync("dispatcher", "/loop");

        Assert.True((int)status >= 500, $"{status}");
        Assert.Equal((HttpStatusCode.OK, "hello from customer a"), await api.CallAsync("dispatcher", "/customer-a/x"));
    }
}
