using System.Net;

namespace Muster.EndToEnd.Tests;

/// <summary>The control plane in one process, the data plane in another.</summary>
public sealed class RolesTests
{
    [Fact]
    public async Task ADataPlaneNode_RunsWhatAnotherProcessStores_AndWritesAreLiveThereWhenTheyAreAnswered()
    {
        using var folder = new TemporaryFolder();
        using var node = new TemporaryFolder();
        await using var silo = await MusterProcess.StartAsync(folder.Path, "--Muster:Roles=silo,gateway");
        Assert.Contains("Workers:  not here", silo.Output);
        await using var plane = await MusterProcess.StartAsync(
            node.Path,
            "--Muster:Roles=dispatch",
            $"--Muster:Dispatch:GatewayUrl={new Uri(silo.Api).GetLeftPart(UriPartial.Authority)}",
            $"--Muster:Dispatch:Token={Credential(folder, "Muster__Dispatch__Token")}");
        Assert.SkipWhen(plane.WorkersPort == 0, "There is no workerd on this machine.");
        using var api = new Api(silo, plane.WorkersPort);

        for (var edition = 0; edition < 5; edition++)
        {
            await api.OkAsync(HttpMethod.Put, "/workers/scripts/site", Api.Upload(
                $"export default {{ fetch() {{ return new Response('edition {edition}') }} }}",
                """{"main_module": "worker.js"}"""));
            Assert.Equal((HttpStatusCode.OK, $"edition {edition}"), await api.CallAsync("site", "/"));
        }

        Assert.Contains("API:      not here", plane.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(node.Path));
        Assert.Equal(0, await plane.StopAsync());
    }

    private static string Credential(TemporaryFolder folder, string name) => File
        .ReadLines(Path.Combine(folder.Path, "data", "credentials"))
        .Single(line => line.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];
}
