using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Muster.EndToEnd.Tests;

/// <summary>The REST surface and a data plane, through plain HTTP.</summary>
internal sealed class Api(string api, string account, string token, int workersPort) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    public Api(MusterProcess muster)
        : this(muster, muster.WorkersPort)
    {
    }

    public Api(MusterProcess muster, int workersPort)
        : this(muster.Api, muster.AccountId, muster.Token, workersPort)
    {
    }

    private string Account => $"{api}/accounts/{account}";

    public static string Scripts(string space) => $"/workers/dispatch/namespaces/{space}/scripts";

    public static MultipartFormDataContent Upload(string code, string metadata)
    {
        var module = new StringContent(code);
        module.Headers.ContentType = new MediaTypeHeaderValue("application/javascript+module");
        return new()
        {
            { new StringContent(metadata, Encoding.UTF8, "application/json"), "metadata" },
            { module, "worker.js", "worker.js" },
        };
    }

    /// <summary>A call under the account; the answer's status and envelope.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, Account + path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        // A balancer that reached nobody answers without a body.
        return (response.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    /// <summary>A call under the account with headers of its own.</summary>
    public async Task<ApiReply> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        IEnumerable<(string Header, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, Account + path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (header, value) in headers)
        {
            request.Headers.Add(header, value);
        }

        using var response = await _http.SendAsync(request);
        var revision = response.Headers.ETag?.Tag is { } tag
            ? long.Parse(tag.Trim('"'), System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        return new(response.StatusCode, revision, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    /// <summary>A call that must succeed; its result.</summary>
    public async Task<JsonNode?> OkAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var (status, body) = await SendAsync(method, path, content);
        Assert.True(status == HttpStatusCode.OK, $"{method} {path}: {(int)status} {body}");
        return body["result"];
    }

    /// <summary>The body of an answer that is no envelope.</summary>
    public async Task<string> TextAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Account + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<List<string>> NamesAsync(string space, string query = "") =>
        [.. (await OkAsync(HttpMethod.Get, Scripts(space) + query))!.AsArray().Select(item => (string)item!["id"]!)];

    /// <summary>A request to a Worker through the data plane.</summary>
    public async Task<(HttpStatusCode Status, string Body)> CallAsync(string worker, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{workersPort}{path}");
        request.Headers.Host = $"{worker}.localhost:{workersPort}";
        using var response = await _http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();
}
