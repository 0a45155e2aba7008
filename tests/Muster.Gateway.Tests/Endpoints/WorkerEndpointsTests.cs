namespace Muster.Gateway.Tests;

public sealed class WorkerEndpointsTests(ClusterFixture cluster)
{
    private ApiClient Api => cluster.Api;

    private TestSpace Workers => TestSpace.Account(Api);

    [Fact]
    public async Task AService_IsAWorkerUnderItsOlderName()
    {
        var name = TestSpace.Unique("w");
        await Workers.PutTaggedAsync(name, "t");
        var service = (await Api.GetAsync($"{TestSpace.Root}/workers/services/{name}")).Ok();
        var environment = service.GetProperty("default_environment");
        Assert.Equal("production", environment.GetProperty("environment").GetString());
        Assert.Equal("api", environment.GetProperty("script").GetProperty("last_deployed_from").GetString());
        Assert.Equal("t", environment.GetProperty("script").GetProperty("tags")[0].GetString());
        (await Api.DeleteAsync($"{TestSpace.Root}/workers/services/{name}?force=false")).Ok();
        Assert.Equal(404, (await Api.GetAsync(Workers.Of(name))).Status);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task AnAbsentService_HasItsOwnCode(string method) =>
        (await Api.SendAsync(method, TestSpace.Root + "/workers/services/nobody")).Refuses(
            404,
            10090,
            "workers.api.error.service_not_found: this account has no service 'nobody'.");

    [Fact]
    public async Task ASubdomain_IsSwitchedOnAndOff()
    {
        var name = TestSpace.Unique("w");
        await Workers.PutAsync(name);
        Assert.Equal("local", (await Api.GetAsync(TestSpace.Root + "/workers/subdomain")).Ok().GetProperty("subdomain").GetString());
        var path = Workers.Of(name) + "/subdomain";
        Assert.Equal("""{"enabled":true,"previews_enabled":false}""", (await Api.GetAsync(path)).Ok().GetRawText());
        (await Api.SendTextAsync("POST", path, """{"enabled":false}""")).Ok();
        Assert.Equal("""{"enabled":false,"previews_enabled":false}""", (await Api.GetAsync(path)).Ok().GetRawText());
        (await Api.SendTextAsync("POST", path, "{}")).Refuses(400, 20007, "enabled: expected true or false, found nothing.");
        var worker = (await Api.GetAsync($"{TestSpace.Root}/workers/workers/{name}")).Ok();
        Assert.False(worker.GetProperty("subdomain").GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task BeforeADeletion_ClientsAskWhatDependsOnTheWorker()
    {
        var (name, user) = (TestSpace.Unique("w"), TestSpace.Unique("w"));
        await Workers.PutAsync(name);
        await Workers.PutAsync(user, new { main_module = "m.js", bindings = (object[])[new { name = "B", type = "service", service = name }] });
        var incoming = (await Api.GetAsync(Workers.Of(name) + "/references")).Ok().GetProperty("services").GetProperty("incoming");
        Assert.Equal(user, incoming[0].GetProperty("service").GetString());
        Assert.Empty((await Api.GetAsync($"{TestSpace.Root}/workers/tails/by-consumer/{name}")).Texts());
    }
}
