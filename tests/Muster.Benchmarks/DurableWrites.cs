using System.Text;
using System.Text.Json;

namespace Muster.Benchmarks;

/// <summary>
/// Acknowledged writes through the gateway by few and many clients, against a bare writer of the same rows on the same disk: in
/// groups as large as there are clients, and one by one.
/// </summary>
internal static class DurableWrites
{
    private const int TaggedScripts = 2048;
    private static readonly int[] s_clients = [1, 32, 256];

    public static async Task<IReadOnlyList<Row>> RunAsync(Settings settings)
    {
        await using var muster = await MusterInstance.StartAsync(dispatch: false);
        var uploads = await ScriptPut.RequestAsync(muster);
        using var bare = new GroupWriter(await StoredBytes.MeasureAsync(muster, uploads, settings.Duration));

        // Past its first checkpoint, as Muster's is: a log that still grows makes each sync slower than one that is written over.
        bare.Run(3 * settings.Duration, group: 256, recordsOnly: false);

        // Uploads are numbered from 1, what wraps around from 0.
        await muster.UploadAsync(
            PathOf(muster, "/s00000000"), $$"""{"main_module":"{{UploadForm.MainModule}}"}""", "export default {}");
        while (await CountAsync(muster) < TaggedScripts + 1)
        {
            await HttpLoad.RunAsync(muster.Gateway, uploads, settings.Duration);
        }

        return
        [
            .. await CompareAsync(settings, muster, bare, "tag PUT", Tags(muster), recordsOnly: true),
            .. await CompareAsync(settings, muster, bare, "script PUT", uploads, recordsOnly: false),
        ];
    }

    private static async Task<List<Row>> CompareAsync(
        Settings settings,
        MusterInstance muster,
        GroupWriter bare,
        string what,
        RequestTemplate request,
        bool recordsOnly)
    {
        var rows = new List<Row>();
        foreach (var clients in s_clients)
        {
            var bytes = new List<double>();
            var rates = await Rounds.AlternateAsync(
                settings,
                async time =>
                {
                    var before = WrittenBytes.Read();
                    var rate = await HttpLoad.RunAsync(muster.Gateway, request, time, clients);
                    bytes.Add((WrittenBytes.Read() - before) / (rate * time.TotalSeconds));
                    return rate;
                },
                time => Task.FromResult(bare.Run(time, clients, recordsOnly)),
                time => Task.FromResult(bare.Run(time, 1, recordsOnly)));
            rows.Add(new("durable", $"Muster: {what}, {clients} clients", rates[0], "writes/s") { Yardstick = rates[1] });
            rows.Add(new("durable", $"bare SQLite, same rows, groups of {clients}", rates[1], "writes/s"));
            rows.Add(new("durable", "bare SQLite, same rows, one by one", rates[2], "writes/s"));
            rows.Add(new("durable", $"written to disk for a {what}, {clients} clients", bytes[1..], "B") { IsTime = true });
        }

        return rows;
    }

    // Each replaces one tag by another, so that no write is left out since nothing changes.
    private static RequestTemplate Tags(MusterInstance muster) => new(
        [
            $"PUT {muster.ScriptsPath}/s########/tags HTTP/1.1",
            "Host: 127.0.0.1",
            $"Authorization: {muster.Authorization}",
            "Content-Type: application/json",
        ],
        Encoding.ASCII.GetBytes("""["customer-17","edition-########"]"""),
        TaggedScripts);

    private static async Task<long> CountAsync(MusterInstance muster)
    {
        using var answer = JsonDocument.Parse(
            await muster.Api.GetStringAsync(new Uri(PathOf(muster, "?limit=1"), UriKind.Relative)));
        return answer.RootElement.GetProperty("result_info").GetProperty("total_count").GetInt64();
    }

    private static string PathOf(MusterInstance muster, string rest) =>
        muster.ScriptsPath[muster.ScriptsPath.IndexOf("dispatch/", StringComparison.Ordinal)..] + rest;
}
