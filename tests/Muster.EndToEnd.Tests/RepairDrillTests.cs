using Microsoft.Data.Sqlite;

namespace Muster.EndToEnd.Tests;

/// <summary>A part of the catalogue is lost by hand; the repair brings it back.</summary>
public sealed class RepairDrillTests
{
    // Small, so that a few uploads already fill segments.
    private const string SmallTails = "--Muster:Catalog:TailLimit=2";

    [Fact]
    public async Task ASegmentDeletedByHand_IsRebuilt_AndEveryScriptIsAsItWas()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await MusterProcess.StartAsync(folder.Path, SmallTails))
        {
            using var api = new Api(first);
            await new Editions("drill").CreateSpaceAsync(api);
            await Task.WhenAll(Enumerable.Range(0, 60).Select(i => UploadAsync(api, i)));
            await CheckAsync(api);
        }

        DeleteSegment(Path.Combine(folder.Path, "data", "muster.db"));
        Assert.Equal(1, (await Verb.RunAsync(folder.Path, "verify")).ExitCode);
        await Verb.OkAsync(folder.Path, "repair", "--apply");
        await Verb.OkAsync(folder.Path, "verify");

        await using var second = await MusterProcess.StartAsync(folder.Path, SmallTails);
        using var again = new Api(second);
        await CheckAsync(again);
    }

    private static async Task UploadAsync(Api api, int i) =>
        await api.OkAsync(HttpMethod.Put, $"{Api.Scripts("drill")}/s{i}", Api.Upload(
            $"export default {{ fetch() {{ return new Response('{i}') }} }}",
            $$"""{"main_module": "worker.js", "compatibility_date": "2026-01-01", "tags": ["all", "n{{i}}"]}"""));

    private static async Task CheckAsync(Api api)
    {
        Assert.Equal(60, (await api.NamesAsync("drill", "?tags=all:yes")).Count);
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal([$"s{i}"], await api.NamesAsync("drill", $"?tags=n{i}:yes"));
            Assert.Contains($"new Response('{i}')", await api.TextAsync($"{Api.Scripts("drill")}/s{i}/content"));
        }
    }

    private static void DeleteSegment(string database)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "DELETE FROM grain_state WHERE id = (SELECT max(id) FROM grain_state WHERE state LIKE 's-%')";
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
