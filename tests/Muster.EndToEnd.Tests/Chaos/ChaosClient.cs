using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Muster.EndToEnd.Tests.Chaos;

/// <summary>
/// Talks to one silo or node at a time, with a short patience, and counts what it is told. Anything but the expected answers, a
/// 503 and a broken connection is a failure of the test.
/// </summary>
internal sealed class ChaosClient(string account, string token) : IDisposable
{
    public const string Space = "chaos";
    public const string Tag = "all";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(1),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2),
    })
    { Timeout = Patience };

    private int _broken;
    private int _refused;

    /// <summary>Requests without an answer.</summary>
    public int Broken => _broken;

    /// <summary>Answers 503.</summary>
    public int Refused => _refused;

    /// <summary>Sends an upload, or the tags alone, under a request id of its own. Returns false when the outcome is not known.</summary>
    public async Task<bool> WriteAsync(Uri silo, string script, int edition, bool isUpload, string requestId)
    {
        string[] tags = [Tag, $"e{edition.ToString(CultureInfo.InvariantCulture)}"];
        var list = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]);
        HttpContent content = isUpload
            ? Api.Upload(
                $"export default {{ fetch() {{ return new Response('{edition}') }} }}",
                new JsonObject { ["main_module"] = "worker.js", ["compatibility_date"] = "2026-01-01", ["tags"] = list }.ToJsonString())
            : new StringContent(list.ToJsonString(), Encoding.UTF8, "application/json");
        var path = $"{Api.Scripts(Space)}/{script}{(isUpload ? "" : "/tags")}";
        return await SendAsync(silo, HttpMethod.Put, path, content, requestId) is not null;
    }

    /// <summary>The edition that a script's tags say; 0 when there is no script, null without an answer.</summary>
    public async Task<int?> ReadTagsAsync(Uri silo, string script) =>
        await SendAsync(silo, HttpMethod.Get, $"{Api.Scripts(Space)}/{script}/tags") is { } body
            ? body["result"] is JsonArray tags ? EditionOf(tags) : 0
            : null;

    /// <summary>The editions of all scripts, from one listing.</summary>
    public async Task<Dictionary<string, int>?> ListAsync(Uri silo) =>
        await SendAsync(silo, HttpMethod.Get, $"{Api.Scripts(Space)}?tags={Tag}:yes&limit=1000") is { } body
            ? body["result"]!.AsArray().ToDictionary(row => (string)row!["id"]!, row => EditionOf(row!["tags"]!.AsArray()), StringComparer.Ordinal)
            : null;

    /// <summary>The edition that a script's code says when a node runs it; 0 when there is no script, null without an answer.</summary>
    public async Task<int?> CallAsync(Uri node, string script)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(node, "/" + script));
        request.Headers.Host = $"dispatcher.localhost:{node.Port}";
        try
        {
            using var answer = await _http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable || answer.Headers.Contains("x-muster-stale"))
            {
                Interlocked.Increment(ref _refused);
                return null;
            }

            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{node}{script}: {(int)answer.StatusCode} {text}");
            return answer.StatusCode == HttpStatusCode.OK ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException or OperationCanceledException)
        {
            Interlocked.Increment(ref _broken);
            return null;
        }
    }

    /// <summary>A call under the account: the envelope of a 200 or 404, or null without a definite answer.</summary>
    public async Task<JsonNode?> SendAsync(Uri silo, HttpMethod method, string path, HttpContent? content = null, string? requestId = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(silo, $"/client/v4/accounts/{account}{path}")) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (requestId is not null)
        {
            request.Headers.Add("Idempotency-Key", requestId);
        }

        try
        {
            using var answer = await _http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                Interlocked.Increment(ref _refused);
                return null;
            }

            Assert.True(
                answer.StatusCode == HttpStatusCode.OK || (method == HttpMethod.Get && answer.StatusCode == HttpStatusCode.NotFound),
                $"{method} {path} at {silo}: {(int)answer.StatusCode} {text}");
            return JsonNode.Parse(text)!;
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException or OperationCanceledException)
        {
            Interlocked.Increment(ref _broken);
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    public static long Now() => Stopwatch.GetTimestamp();

    private static int EditionOf(JsonArray tags) => tags
        .Select(tag => (string)tag!)
        .Where(tag => tag != Tag)
        .Select(tag => int.Parse(tag.AsSpan(1), CultureInfo.InvariantCulture))
        .Single();
}
