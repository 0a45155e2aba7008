using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Muster.EndToEnd.Tests;

/// <summary>Scripts of which only what was acknowledged is expected.</summary>
internal sealed class Tagged(string space)
{
    private readonly SortedDictionary<string, string> _tags = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _tags.Keys;

    public Task CreateSpaceAsync(Api api) => api.OkAsync(
        HttpMethod.Post,
        "/workers/dispatch/namespaces",
        new StringContent(new JsonObject { ["name"] = space }.ToJsonString(), Encoding.UTF8, "application/json"));

    public async Task<ApiReply> UploadAsync(Api api, string name, string tag) =>
        Note(name, tag, await api.SendAsync(HttpMethod.Put, PathOf(name), Uploads.Of(1, [tag]), []));

    public async Task<ApiReply> TagAsync(Api api, string name, string tag) => Note(name, tag, await api.SendAsync(
        HttpMethod.Put,
        $"{PathOf(name)}/tags",
        new StringContent(JsonSerializer.Serialize(new[] { tag }), Encoding.UTF8, "application/json"),
        []));

    public Task<ApiReply> ReadAsync(Api api, string name) =>
        api.SendAsync(HttpMethod.Get, $"{PathOf(name)}/tags", null, []);

    /// <summary>Everything acknowledged must be there, in the scripts and in the list, and nothing else.</summary>
    public async Task CheckAsync(Api api)
    {
        var listed = (await api.OkAsync(HttpMethod.Get, $"{Api.Scripts(space)}?limit=1000"))!.AsArray();
        Assert.Equal(
            _tags.Select(script => (script.Key, script.Value)),
            listed.Select(row => ((string)row!["id"]!, (string)Assert.Single(row["tags"]!.AsArray())!)));
        foreach (var name in Names)
        {
            Check(name, await ReadAsync(api, name));
            Assert.True(Uploads.Says(await api.TextAsync($"{PathOf(name)}/content"), 1));
        }
    }

    /// <summary>An answer about a script must be what was acknowledged.</summary>
    public void Check(string name, ApiReply reply)
    {
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(_tags[name], (string)Assert.Single(reply.Body["result"]!.AsArray())!);
    }

    private ApiReply Note(string name, string tag, ApiReply reply)
    {
        if (reply.Status == HttpStatusCode.OK)
        {
            lock (_tags)
            {
                _tags[name] = tag;
            }
        }

        return reply;
    }

    private string PathOf(string name) => $"{Api.Scripts(space)}/{name}";
}
