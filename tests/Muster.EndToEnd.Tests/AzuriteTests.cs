namespace Muster.EndToEnd.Tests;

/// <summary>The same single process on the official Azure provider, by <c>appsettings.Azurite.json</c>.</summary>
public sealed class AzuriteTests
{
    [Fact]
    public async Task AnUpload_IsThereAfterARestart()
    {
        var (azurite, absence) = await Azurite.TryStartAsync();
        Assert.SkipWhen(azurite is null, absence);
        await using var storage = azurite!;
        using var folder = new TemporaryFolder();
        string[] settings = ["--environment=Azurite", $"--ConnectionStrings:azure={storage.ConnectionString}"];

        await using (var first = await MusterProcess.StartAsync(folder.Path, settings))
        {
            using var api = new Api(first);
            await api.OkAsync(
                HttpMethod.Post,
                "/workers/dispatch/namespaces",
                new StringContent("""{"name": "azure"}""", null, "application/json"));
            await api.OkAsync(HttpMethod.Put, $"{Api.Scripts("azure")}/a", Api.Upload(
                "export default { fetch() { return new Response('from a blob') } }",
                """{"main_module": "worker.js", "compatibility_date": "2026-01-01", "tags": ["t"]}"""));
        }

        await using var second = await MusterProcess.StartAsync(folder.Path, settings);
        using var again = new Api(second);
        Assert.Equal(["a"], await again.NamesAsync("azure", "?tags=t:yes"));
        Assert.False(File.Exists(Path.Combine(folder.Path, "data", "muster.db")), "It wrote to the embedded database.");
    }
}
