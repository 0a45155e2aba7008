using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Muster.EndToEnd.Tests;

/// <summary>Asks a process everything that it must know after a round, and compares it with the model.</summary>
internal sealed class RoundCheck(Api api, string space, IReadOnlyDictionary<string, ScriptState> scripts)
{
    private const int PageSize = 37;
    private const int AuditPageSize = 1000;

    private static readonly (string Query, Predicate<ScriptState> Matches)[] s_filters =
    [
        .. Enumerable.Range(0, Draws.CommonTags).Select(number =>
            ($"tags=t{number}:yes", (Predicate<ScriptState>)(script => script.Tags.Contains($"t{number}")))),
        ("tags=t1:yes,t2:no", script => script.Tags.Contains("t1") && !script.Tags.Contains("t2")),
        ("tags=guarded:yes", script => script.Tags.Contains("guarded")),
        ("filter=(t3:yes|t4:yes),!own-*:yes", script =>
            (script.Tags.Contains("t3") || script.Tags.Contains("t4")) && !script.Tags.Any(tag => tag.StartsWith("own-"))),
    ];

    private string Audit => Api.Scripts(space).Replace("/scripts", "/audit", StringComparison.Ordinal);

    public async Task RunAsync()
    {
        await CheckPagesAsync();
        foreach (var (query, matches) in s_filters)
        {
            await CheckFilterAsync(query, matches);
        }

        await Parallel.ForEachAsync(scripts, async (script, _) => await CheckScriptAsync(script.Key, script.Value));
    }

    /// <summary>The entries since a time; they must be these and no others. Returns when each was made.</summary>
    public async Task<ILookup<string, DateTimeOffset>> CheckAuditAsync(DateTimeOffset since, IEnumerable<AuditLine> expected)
    {
        var found = await ReadAuditAsync(since);
        Assert.Equal(Sorted(expected), Sorted(found.Select(entry => entry.Line)));
        return found.ToLookup(entry => entry.Line.RequestId, entry => entry.Time);
    }

    public async Task VerifyAsync()
    {
        var shards = (await api.OkAsync(HttpMethod.Get, $"{Audit}/verify"))!.AsArray();
        Assert.All(shards, shard => Assert.Null(shard!["problem"]));
    }

    private async Task CheckPagesAsync()
    {
        var listed = new List<(string Name, string Tags)>();
        for (var cursor = ""; ;)
        {
            var page = await api.SendAsync(HttpMethod.Get, $"{Api.Scripts(space)}?limit={PageSize}&cursor={cursor}", null, []);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal(scripts.Count, (int)page.Body["result_info"]!["total_count"]!);
            listed.AddRange(page.Body["result"]!.AsArray().Select(row => ((string)row!["id"]!, Joined(row["tags"]!))));
            cursor = (string)page.Body["result_info"]!["cursor"]!;
            if (cursor.Length == 0)
            {
                break;
            }
        }

        Assert.Equal(
            scripts.OrderBy(script => script.Key, StringComparer.Ordinal).Select(script => (script.Key, string.Join(' ', script.Value.Tags))),
            listed);
    }

    private async Task CheckFilterAsync(string query, Predicate<ScriptState> matches)
    {
        var reply = await api.SendAsync(HttpMethod.Get, $"{Api.Scripts(space)}?{query}", null, []);
        var names = scripts.Where(script => matches(script.Value)).Select(script => script.Key).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(names, reply.Body["result"]!.AsArray().Select(row => (string)row!["id"]!));
        Assert.Equal(names.Count, (int)reply.Body["result_info"]!["total_count"]!);
    }

    private async Task CheckScriptAsync(string name, ScriptState script)
    {
        var path = $"{Api.Scripts(space)}/{name}";
        var code = await api.TextAsync($"{path}/content");
        Assert.True(Uploads.Says(code, script.Edition), $"{name}: expected edition {script.Edition}, found {code}");
        var secrets = (await api.OkAsync(HttpMethod.Get, $"{path}/secrets"))!.AsArray();
        Assert.Equal(script.Secrets.Order(StringComparer.Ordinal), secrets.Select(secret => (string)secret!["name"]!).Order(StringComparer.Ordinal));
    }

    private async Task<List<(AuditLine Line, DateTimeOffset Time)>> ReadAuditAsync(DateTimeOffset since)
    {
        var entries = new List<(AuditLine, DateTimeOffset)>();
        for (var cursor = ""; ;)
        {
            var query = $"since={since.UtcDateTime:O}&limit={AuditPageSize}&cursor={cursor}";
            var page = await api.SendAsync(HttpMethod.Get, $"{Audit}?{query}", null, []);
            Assert.True(page.Status == HttpStatusCode.OK, $"{page}");
            entries.AddRange(page.Body["result"]!.AsArray().Select(entry => (
                new AuditLine((string)entry!["request_id"]!, (string)entry["action"]!, (string)entry["script"]!),
                DateTimeOffset.Parse((string)entry["time"]!, CultureInfo.InvariantCulture))));
            cursor = (string)page.Body["result_info"]!["cursor"]!;
            if (cursor.Length == 0)
            {
                return entries;
            }
        }
    }

    private static string Joined(JsonNode tags) => string.Join(' ', tags.AsArray().Select(tag => (string)tag!));

    private static IEnumerable<AuditLine> Sorted(IEnumerable<AuditLine> lines) =>
        lines.OrderBy(line => line.RequestId, StringComparer.Ordinal).ThenBy(line => line.Script, StringComparer.Ordinal)
            .ThenBy(line => line.Action, StringComparer.Ordinal);
}
