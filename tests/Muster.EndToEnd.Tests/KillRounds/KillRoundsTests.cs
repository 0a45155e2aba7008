using System.Globalization;
using System.Text.Json.Nodes;

namespace Muster.EndToEnd.Tests;

/// <summary>
/// A process under load is killed at random moments, again and again over one data folder. <c>MUSTER_KILL_ROUNDS</c> and
/// <c>MUSTER_KILL_SEED</c> set how often and repeat a run's choices.
/// </summary>
public sealed class KillRoundsTests(ITestOutputHelper output)
{
    private const string Space = "rounds";

    // A round takes about four seconds, most of them for starting and compiling: continuous integration does fifty.
    private const int DefaultRounds = 8;
    private const int Clients = 32;
    private const int MostAnswers = 500;
    private const int RoundsBetweenVerifications = 25;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    // A short tail and quick clean-up, so that segments, merges and chunks of the journal pile up.
    private static readonly string[] s_settings =
    [
        "--Muster:Dispatch:Enabled=false",
        "--Muster:Catalog:TailLimit=4",
        "--Muster:Catalog:MergeWidth=2",
        "--Muster:Catalog:RetiredSegmentAge=00:00:01",
    ];

    [Fact]
    public async Task KillsAtRandomMoments_LoseNothingAcknowledgedAndKeepNothingRefused()
    {
        var rounds = Setting("MUSTER_KILL_ROUNDS") ?? DefaultRounds;
        var seed = Setting("MUSTER_KILL_SEED") ?? Random.Shared.Next(1_000_000);
        var figures = new KillFigures();
        try
        {
            using var folder = new TemporaryFolder();
            await RunAsync(folder.Path, rounds, seed, figures);
        }
        finally
        {
            output.WriteLine($"seed {seed}: {figures}");
        }
    }

    private static async Task RunAsync(string folder, int rounds, int seed, KillFigures figures)
    {
        var random = new Random(seed);
        var guarded = new GuardedScripts("guarded-", 8);
        LoadClient[] clients = [.. Enumerable.Range(0, Clients).Select(number => new LoadClient(number, seed, Space, guarded))];
        var since = TimeProvider.System.GetUtcNow();
        while (true)
        {
            await using var muster = await MusterProcess.StartAsync(folder, s_settings);
            using var api = new Api(muster);
            var started = TimeProvider.System.GetUtcNow();
            if (figures.Rounds == 0)
            {
                await CreateSpaceAsync(api);
            }

            // What was not answered is asked for once more, then everything is known.
            string[] unanswered = [.. clients.Select(client => client.Unanswered).OfType<string>()];
            await Task.WhenAll(clients.Select(client => client.SettleAsync(api)));
            var check = new RoundCheck(api, Space, Expected(clients, guarded));
            await check.RunAsync();
            List<AuditLine> lines = [.. clients.SelectMany(client => client.TakeLines())];
            var times = await check.CheckAuditAsync(since, lines);
            figures.Changes += lines.Count;
            figures.Unanswered += unanswered.Length;
            figures.KillsUnderWrites += unanswered.Length > 0 ? 1 : 0;
            figures.StoredUnanswered += unanswered.Count(id => times[id].Any(time => time < started));
            if (figures.Rounds % RoundsBetweenVerifications == 0 || figures.Rounds == rounds)
            {
                await check.VerifyAsync();
            }

            if (figures.Rounds == rounds)
            {
                return;
            }

            since = TimeProvider.System.GetUtcNow();
            await KillUnderLoadAsync(muster, api, clients, random.Next(1, MostAnswers));
            figures.Rounds++;
        }
    }

    private static async Task KillUnderLoadAsync(MusterProcess muster, Api api, LoadClient[] clients, int answers)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var loads = Task.WhenAll(clients.Select(client => client.WriteAsync(api, () =>
        {
            if (Interlocked.Decrement(ref answers) == 0)
            {
                enough.SetResult();
            }
        })));

        // A client that fails its assertions ends the round as well.
        await await Task.WhenAny(enough.Task, loads).WaitAsync(s_patience);
        await muster.KillAsync();
        await loads.WaitAsync(s_patience);
    }

    private static Dictionary<string, ScriptState> Expected(IEnumerable<LoadClient> clients, GuardedScripts guarded) =>
        clients.SelectMany(client => client.Book.Live).Select(entry => (Name: entry.Key, State: entry.Value))
            .Concat(guarded.Check())
            .ToDictionary(entry => entry.Name, entry => entry.State, StringComparer.Ordinal);

    private static async Task CreateSpaceAsync(Api api) => await api.OkAsync(
        HttpMethod.Post,
        "/workers/dispatch/namespaces",
        new StringContent(new JsonObject { ["name"] = Space }.ToJsonString(), null, "application/json"));

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
