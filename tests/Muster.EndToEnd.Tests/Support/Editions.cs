using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Muster.EndToEnd.Tests;

/// <summary>
/// Writers that upload scripts over and over until their process is gone. An upload's code, tag and binding all say its edition,
/// so a state that mixes two, or that is older than what was acknowledged, can be told.
/// </summary>
internal sealed class Editions(string space)
{
    private readonly ConcurrentDictionary<string, int> _acknowledged = new();
    private readonly TaskCompletionSource _enough = new();

    /// <summary>Latest acknowledged edition of each script.</summary>
    public IReadOnlyDictionary<string, int> Acknowledged => _acknowledged;

    /// <summary>Completes when one writer has been answered thirty times.</summary>
    public Task Enough => _enough.Task;

    public Task CreateSpaceAsync(Api api) => api.OkAsync(
        HttpMethod.Post,
        "/workers/dispatch/namespaces",
        new StringContent(new JsonObject { ["name"] = space }.ToJsonString(), null, "application/json"));

    public Task WriteAsync(Api api, int writers) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(writer => WriteOneAsync(api, writer)));

    /// <summary>Checks all scripts that there are; none may be missing or older than it was acknowledged before.</summary>
    public async Task CheckAsync(Api api, IReadOnlyDictionary<string, int> acknowledged)
    {
        var names = await api.NamesAsync(space);
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Empty(acknowledged.Keys.Except(names));
        foreach (var name in names)
        {
            var path = $"{Api.Scripts(space)}/{name}";
            var settings = (await api.OkAsync(HttpMethod.Get, $"{path}/settings"))!;
            var edition = (int)settings["bindings"]![0]!["json"]!;
            var tag = Assert.Single((await api.OkAsync(HttpMethod.Get, $"{path}/tags"))!.AsArray());

            // Code, bindings and tags are of one edition, and of none older than the last that was acknowledged.
            Assert.Equal($"edition-{edition}", (string)tag!);
            Assert.Contains($"new Response('{edition}')", await api.TextAsync($"{path}/content"));
            Assert.True(edition >= acknowledged.GetValueOrDefault(name, 1), $"{name}: edition {edition} came back");
            Assert.Contains(name, await api.NamesAsync(space, $"?tags=edition-{edition}:yes"));
        }
    }

    private async Task WriteOneAsync(Api api, int writer)
    {
        for (var edition = 1; ; edition++)
        {
            var name = $"w{writer}-{edition % 3}";
            try
            {
                var (status, _) = await api.SendAsync(HttpMethod.Put, $"{Api.Scripts(space)}/{name}", Upload(edition));
                if (status != HttpStatusCode.OK)
                {
                    continue;
                }

                _acknowledged[name] = edition;
                if (edition == 30)
                {
                    _enough.TrySetResult();
                }
            }
            catch (HttpRequestException)
            {
                return; // The process is gone, as it should be.
            }
        }
    }

    private static MultipartFormDataContent Upload(int edition) => Api.Upload(
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
        }.ToJsonString());
}
