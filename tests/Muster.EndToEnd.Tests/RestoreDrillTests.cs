using System.Net;

namespace Muster.EndToEnd.Tests;

/// <summary>The worst day, as far as a backup helps.</summary>
public sealed class RestoreDrillTests
{
    private const string Worker = "export default { fetch(request, env) { return new Response(env.WORD) } }";

    [Fact]
    public async Task ABackupUnderLoad_BringsAllThatWasAcknowledgedBeforeItBack_SecretsIncluded()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        var editions = new Editions("drill");
        var first = await MusterProcess.StartAsync(folder.Path);
        using var api = new Api(first);
        await editions.CreateSpaceAsync(api);
        await api.OkAsync(HttpMethod.Put, "/workers/scripts/vault", Api.Upload(
            Worker,
            """
            {"main_module": "worker.js", "compatibility_date": "2026-01-01",
             "bindings": [{"name": "WORD", "type": "secret_text", "text": "sesame"}]}
            """));
        var hasWorkers = first.WorkersPort != 0;
        var writing = editions.WriteAsync(api, 4);
        await editions.Enough;

        var acknowledged = editions.Acknowledged.ToDictionary();
        var said = await Verb.OkAsync(folder.Path, "backup", "--to", "backup");
        var acknowledgedAfter = editions.Acknowledged.ToDictionary();
        await first.KillAsync();
        await writing;
        await first.DisposeAsync();
        Directory.Delete(data, recursive: true);
        await Verb.OkAsync(folder.Path, "restore", "--from", "backup", "--data", "data");

        Assert.Contains("It holds the key that opens the secrets", said, StringComparison.Ordinal);
        Assert.True(acknowledgedAfter.Values.Sum() > acknowledged.Values.Sum(), "The backup held the writers up.");
        await using var second = await MusterProcess.StartAsync(folder.Path);
        using var again = new Api(second);
        await editions.CheckAsync(again, acknowledged);
        if (hasWorkers)
        {
            Assert.Equal((HttpStatusCode.OK, "sesame"), await again.CallAsync("vault", "/"));
        }
    }
}
