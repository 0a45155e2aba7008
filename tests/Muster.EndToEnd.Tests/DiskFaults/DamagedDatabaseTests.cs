using System.Net;

namespace Muster.EndToEnd.Tests;

/// <summary>Bytes of the database file are no longer what was written.</summary>
public sealed class DamagedDatabaseTests
{
    private const int Scripts = 60;
    private static readonly string[] s_settings = ["--Muster:Dispatch:Enabled=false", "--Muster:Catalog:TailLimit=2"];

    [Fact]
    public async Task ADamagedSegment_TakesItsShardOutWithAClearError_AndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var scripts = await StoreAsync(folder.Path);
        var database = new DamagedDatabase(folder.Path);
        var shard = database.FlipInSegments();

        await using (var muster = await MusterProcess.StartAsync(folder.Path, s_settings))
        {
            using var api = new Api(muster);
            var (answered, refused) = await AskAllAsync(api, scripts);

            Assert.NotEmpty(answered);
            Assert.NotEmpty(refused);
            Assert.All(refused, reply => Assert.Matches(
                $"^A stored object is damaged, and what depends on it is out of order until it is restored: .*{shard}",
                Message(reply)));
            Assert.Contains("met something stored that is damaged", muster.Output);
            foreach (var name in answered)
            {
                Assert.Equal(HttpStatusCode.OK, (await scripts.TagAsync(api, name, "during")).Status);
            }
        }

        Assert.Equal(1, (await Verb.RunAsync(folder.Path, "verify")).ExitCode);
        database.Heal();
        await CheckAsync(folder.Path, scripts);
    }

    [Fact]
    public async Task AnUnreadablePage_IsSaidClearly_AndWhatLiesElsewhereIsAnswered()
    {
        using var folder = new TemporaryFolder();
        var scripts = await StoreAsync(folder.Path);
        var database = new DamagedDatabase(folder.Path);
        database.FlipPageOfShards();

        await using (var muster = await MusterProcess.StartAsync(folder.Path, s_settings))
        {
            using var api = new Api(muster);
            var (answered, refused) = await AskAllAsync(api, scripts);

            Assert.NotEmpty(answered);
            Assert.NotEmpty(refused);
            Assert.All(refused, reply => Assert.Contains(
                "the file is damaged at this place (SQLite Error 11: 'database disk image is malformed'.). "
                + "Check the disk, and restore the file from a backup; what is undamaged can still be read.",
                Message(reply)));
        }

        database.Heal();
        await CheckAsync(folder.Path, scripts);
    }

    private static async Task<Tagged> StoreAsync(string folder)
    {
        var scripts = new Tagged("damaged");
        await using var muster = await MusterProcess.StartAsync(folder, s_settings);
        using var api = new Api(muster);
        await scripts.CreateSpaceAsync(api);
        await Task.WhenAll(Enumerable.Range(0, Scripts).Select(i => scripts.UploadAsync(api, $"s{i}", "before")));
        foreach (var name in scripts.Names.ToList())
        {
            Assert.Equal(HttpStatusCode.OK, (await scripts.TagAsync(api, name, $"of-{name}")).Status);
        }

        return scripts;
    }

    /// <summary>Every script either answers what was acknowledged or says that something stored is damaged.</summary>
    private static async Task<(List<string> Answered, List<ApiReply> Refused)> AskAllAsync(Api api, Tagged scripts)
    {
        var (answered, refused) = (new List<string>(), new List<ApiReply>());
        foreach (var name in scripts.Names)
        {
            var reply = await scripts.ReadAsync(api, name);
            if (reply.Status == HttpStatusCode.OK)
            {
                scripts.Check(name, reply);
                answered.Add(name);
                continue;
            }

            Assert.Equal((HttpStatusCode.ServiceUnavailable, 20021), (reply.Status, (int)reply.Body["errors"]![0]!["code"]!));
            refused.Add(reply);
        }

        return (answered, refused);
    }

    private static string Message(ApiReply reply) => (string)reply.Body["errors"]![0]!["message"]!;

    private static async Task CheckAsync(string folder, Tagged scripts)
    {
        await using var muster = await MusterProcess.StartAsync(folder, s_settings);
        using var api = new Api(muster);
        await scripts.CheckAsync(api);
    }
}
