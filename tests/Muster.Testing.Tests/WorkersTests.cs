using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Muster.Testing.Tests;

/// <summary>With Workers, where <c>workerd</c> is there.</summary>
public sealed class WorkersTests
{
    private const string Dispatcher = """
        export default {
          fetch(request, env) {
            return env.customers.get(new URL(request.url).pathname.slice(1)).fetch(request);
          }
        }
        """;

    [Fact]
    public async Task Dispatcher_CallsACustomersWorker_AndNothingIsLeftBehind()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var muster = await MusterHost.StartAsync(cancellation: cancellation);
        await using var end = muster;
        Assert.SkipWhen(muster.Workers is null, $"No Workers: {muster.NoWorkersReason}");
        await muster.Client.Namespaces.CreateAsync("customers", cancellation: cancellation);
        await UploadDispatcherAsync(muster, cancellation);
        await muster.Client.Namespace("customers").Scripts.PutAsync(
            "acme",
            ScriptUpload.FromModule("export default { fetch() { return new Response('hello from acme') } }"),
            cancellation: cancellation);

        var answer = await muster.Workers.GetStringAsync(new Uri("http://dispatcher.localhost/acme"), cancellation);
        Assert.Equal("hello from acme", answer);

        await muster.Client.Namespace("customers").Tags.AddAsync("acme", "muster:suspended", cancellation: cancellation);
        using (var suspended = await muster.Workers.GetAsync(new Uri("http://dispatcher.localhost/acme"), cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, suspended.StatusCode);
            Assert.Contains("suspended", await suspended.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        }

        await muster.Client.Namespace("customers").Tags.RemoveAsync("acme", "muster:suspended", cancellation: cancellation);
        Assert.Equal(
            "hello from acme",
            await muster.Workers.GetStringAsync(new Uri("http://dispatcher.localhost/acme"), cancellation));

        var folders = OperatingSystem.IsLinux() ? RuntimeFolders() : [];
        await muster.DisposeAsync();
        Assert.All(folders, folder => Assert.False(Directory.Exists(folder), folder));
        if (OperatingSystem.IsLinux())
        {
            Assert.NotEmpty(folders);
            Assert.Empty(RuntimeFolders());
        }
    }

    [Fact]
    public async Task CodeThatDoesNotParse_IsRefused()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var muster = await MusterHost.StartAsync(cancellation: cancellation);
        Assert.SkipWhen(muster.Workers is null, $"No Workers: {muster.NoWorkersReason}");
        await muster.Client.Namespaces.CreateAsync("customers", cancellation: cancellation);
        var refusal = await Assert.ThrowsAsync<MusterException>(() => muster.Client.Namespace("customers").Scripts.PutAsync(
            "acme", ScriptUpload.FromModule("export default {"), cancellation: cancellation));
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Equal(10021, refusal.Code);
    }

    private static async Task UploadDispatcherAsync(MusterHost muster, CancellationToken cancellation)
    {
        using var form = new MultipartFormDataContent();
        form.Add(
            JsonContent.Create(new
            {
                main_module = "index.js",
                compatibility_date = "2026-01-01",
                bindings = (object[])[new { type = "dispatch_namespace", name = "customers", @namespace = "customers" }],
            }),
            "metadata");
        var code = new StringContent(Dispatcher);
        code.Headers.ContentType = new("application/javascript+module");
        form.Add(code, "index.js", "index.js");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", muster.ApiToken);
        using var answer = await http.PutAsync(
            new Uri($"{muster.ApiUrl}/accounts/{muster.AccountId}/workers/scripts/dispatcher"), form, cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>The folder of each workerd that is a child of this process, by its command line.</summary>
    private static List<string> RuntimeFolders() =>
    [
        .. from process in Directory.GetDirectories("/proc")
           let arguments = Read(Path.Combine(process, "cmdline")).Split('\0')
           where arguments[0].EndsWith("/workerd", StringComparison.Ordinal)
           where Read(Path.Combine(process, "status")).Contains($"PPid:\t{Environment.ProcessId}\n", StringComparison.Ordinal)
           let config = arguments.First(argument => argument.EndsWith(".capnp", StringComparison.Ordinal))
           select Path.GetDirectoryName(config),
    ];

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException) // It has ended, or is no process.
        {
            return "";
        }
    }
}
