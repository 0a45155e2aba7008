using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Muster.EndToEnd.Tests;

public sealed class CrashTests
{
    [Fact]
    public async Task AKillInABurstOfWrites_LosesNothingThatWasAcknowledged()
    {
        using var folder = new TemporaryFolder();
        var first = await MusterProcess.StartAsync(folder.Path);
        using var api = new Api(first);
        await api.OkAsync(
            HttpMethod.Post,
            "/workers/dispatch/namespaces",
            new StringContent("""{"name": "burst"}""", null, "application/json"));
        var acknowledged = new ConcurrentDictionary<string, int>();
        var enough = new TaskCompletionSource();
        var writers = Enumerable.Range(0, 8).Select(writer => WriteAsync(api, writer, acknowledged, enough)).ToList();
        await enough.Task;

        await first.KillAsync();
        await Task.WhenAll(writers);
        await first.DisposeAsync();

        await using var second = await MusterProcess.StartAsync(folder.Path);
        using var again = new Api(second);
        var names = await again.NamesAsync("burst");
        Assert.Equal(names.Count, names.Distinct().Count());
        foreach (var name in names)
        {
            var settings = (await again.OkAsync(HttpMethod.Get, $"{Api.Scripts("burst")}/{name}/settings"))!;
            var edition = (int)settings["bindings"]![0]!["json"]!;
            var tag = Assert.Single((await again.OkAsync(HttpMethod.Get, $"{Api.Scripts("burst")}/{name}/tags"))!.AsArray());

            // Code, bindings and tags are of one edition, and of none older than the last that was acknowledged.
            Assert.Equal($"edition-{edition}", (string)tag!);
            Assert.True(edition >= acknowledged.GetValueOrDefault(name, 1), $"{name}: edition {edition} came back");
            Assert.Contains(name, await again.NamesAsync("burst", $"?tags=edition-{edition}:yes"));
        }

        Assert.Empty(acknowledged.Keys.Except(names));
    }

    private static async Task WriteAsync(
        Api api,
        int writer,
        ConcurrentDictionary<string, int> acknowledged,
        TaskCompletionSource enough)
    {
        for (var edition = 1; ; edition++)
        {
            var name = $"w{writer}-{edition % 3}";
            try
            {
                var (status, _) = await api.SendAsync(HttpMethod.Put, $"{Api.Scripts("burst")}/{name}", Api.Upload(
                    $"export default {{ fetch() {{ return new Response('{edition}') }} }}",
                    new JsonObject
                    {
                        ["main_module"] = "worker.js",
                        ["compatibility_date"] = "2026-01-01",
                        ["tags"] = new JsonArray($"edition-{edition}"),
                        ["bindings"] = new JsonArray(new JsonObject
                        {
                            ["name"] = "EDITION",
                            ["type"] = "json",
                            ["json"] = edition,
                        }),
                    }.ToJsonString()));
                if (status == HttpStatusCode.OK)
                {
                    acknowledged[name] = edition;
                    if (edition == 30)
                    {
                        enough.TrySetResult();
                    }
                }
            }
            catch (HttpRequestException)
            {
                return; // The process is gone, as it should be.
            }
        }
    }
}
