using System.Net;
using System.Net.Http.Headers;

namespace Muster.EndToEnd.Tests;

/// <summary>The operator's listener of a real process.</summary>
public sealed class AdminTests
{
    private const string Token = "a-token-of-the-operator";

    [Fact]
    public async Task OnLoopback_ItShowsMetricsAndTheDashboard_AndTheApisPortDoesNot()
    {
        using var folder = new TemporaryFolder();
        await using var muster = await MusterProcess.StartAsync(
            folder.Path, "--Muster:Dispatch:Enabled=false", "--Muster:AdminUrl=http://127.0.0.1:0");
        using var api = new Api(muster);
        using var http = new HttpClient { BaseAddress = muster.Operator };
        await api.OkAsync(HttpMethod.Get, "/workers/dispatch/namespaces");

        var metrics = await http.GetStringAsync("/metrics");
        Assert.Contains("http_server_request_duration", metrics);
        Assert.Contains("orleans_", metrics);
        Assert.Contains("dotnet_", metrics);
        Assert.Contains("<html", await http.GetStringAsync("/dashboard/"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Muster.Grains.AccountGrain", await http.GetStringAsync("/dashboard/GrainTypes"));
        foreach (var path in new[] { "/metrics", "/dashboard", "/dashboard/", "/dashboard/ClusterStats" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(new Uri(muster.Api), path))).StatusCode);
        }
    }

    // A web page can have a name of its own resolve to loopback.
    [Fact]
    public async Task OnLoopback_ItRefusesOtherNames()
    {
        using var folder = new TemporaryFolder();
        await using var muster = await MusterProcess.StartAsync(
            folder.Path, "--Muster:Dispatch:Enabled=false", "--Muster:AdminUrl=http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = muster.Operator };
        http.DefaultRequestHeaders.Host = "attacker.example";

        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/dashboard/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/healthz")).StatusCode);
    }

    [Fact]
    public async Task Elsewhere_ItWantsTheToken_ExceptForHealth()
    {
        using var folder = new TemporaryFolder();
        await using var muster = await MusterProcess.StartAsync(
            folder.Path, "--Muster:Dispatch:Enabled=false", "--Muster:AdminUrl=http://0.0.0.0:0", $"--Muster:AdminToken={Token}");
        using var http = new HttpClient { BaseAddress = new UriBuilder(muster.Operator) { Host = "127.0.0.1" }.Uri };

        var refused = await http.GetAsync("/dashboard/");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Basic realm=\"Muster\", charset=\"UTF-8\"", refused.Headers.WwwAuthenticate.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/readyz")).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/dashboard/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/metrics")).StatusCode);
    }
}
