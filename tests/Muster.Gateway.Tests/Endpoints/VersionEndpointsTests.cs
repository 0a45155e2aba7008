namespace Muster.Gateway.Tests;

public sealed class VersionEndpointsTests(ClusterFixture cluster)
{
    private ApiClient Api => cluster.Api;

    private TestSpace Workers => TestSpace.Account(Api);

    [Fact]
    public async Task AVersion_IsNotRunBeforeItIsDeployed()
    {
        var name = TestSpace.Unique("w");
        await Workers.PutAsync(name, code: "first");
        var version = await UploadAsync(name, "second");
        Assert.Equal("first", (await Api.GetAsync(Workers.Of(name))).Text);
        Assert.Equal("second", (await Api.GetAsync($"{Workers.Of(name)}/content/v2?version={version}")).Text);
        (await DeployAsync(name, version)).Ok();
        Assert.Equal("second", (await Api.GetAsync(Workers.Of(name))).Text);

        var deployments = (await Api.GetAsync(Workers.Of(name) + "/deployments")).Ok().GetProperty("deployments");
        Assert.Equal(2, deployments.GetArrayLength());
        Assert.Equal(version, deployments[0].GetProperty("versions")[0].GetProperty("version_id").GetString());
        Assert.Equal("api-token", deployments[0].GetProperty("author_email").GetString());
    }

    [Fact]
    public async Task Rollback_RunsAnEarlierVersionAgain()
    {
        var name = TestSpace.Unique("w");
        await Workers.PutAsync(name, code: "first");
        await Workers.PutAsync(name, code: "second");
        var deployments = (await Api.GetAsync(Workers.Of(name) + "/deployments")).Ok().GetProperty("deployments");
        (await DeployAsync(name, deployments[1].GetProperty("versions")[0].GetProperty("version_id").GetString()!)).Ok();
        Assert.Equal("first", (await Api.GetAsync(Workers.Of(name))).Text);
    }

    [Fact]
    public async Task List_IsNewestFirst_AndGetShowsResources()
    {
        var name = TestSpace.Unique("w");
        await Workers.PutAsync(name);
        var second = await UploadAsync(name, "second");
        var items = (await Api.GetAsync(Workers.Of(name) + "/versions?deployable=true")).Ok().GetProperty("items");
        Assert.Equal(second, items[0].GetProperty("id").GetString());
        Assert.Equal(2, items.GetArrayLength());
        var shown = (await Api.GetAsync($"{Workers.Of(name)}/versions/{second}")).Ok();
        Assert.Equal(2, shown.GetProperty("number").GetInt32());
        Assert.Equal("hello", shown.GetProperty("annotations").GetProperty("workers/message").GetString());
        Assert.Equal(64, shown.GetProperty("resources").GetProperty("script").GetProperty("etag").GetString()!.Length);
        Assert.Equal(
            """{"compatibility_flags":[],"usage_model":"standard"}""",
            shown.GetProperty("resources").GetProperty("script_runtime").GetRawText());
    }

    [Fact]
    public async Task ASecretPut_DoesNotDeployWhatWaits()
    {
        var name = TestSpace.Unique("w");
        await Workers.PutAsync(name, code: "first");
        await UploadAsync(name, "waiting");
        (await Api.SendTextAsync("PUT", Workers.Of(name) + "/secrets", """{"name":"S","text":"x","type":"secret_text"}""")).Ok();
        Assert.Equal("first", (await Api.GetAsync(Workers.Of(name))).Text);
        Assert.Single(await Workers.BindingsAsync(name));
    }

    [Fact]
    public async Task LatestVersion_TakesSecretsWithoutBeingDeployed()
    {
        var name = TestSpace.Unique("w");
        await Workers.PutAsync(name, code: "first");
        await UploadAsync(name, "waiting");
        var patch = """{"env":{"X":{"type":"secret_text","text":"v"}},"annotations":{"workers/message":"m"}}""";
        var path = $"{TestSpace.Root}/workers/workers/{name}/versions/latest";
        var id = (await Api.SendTextAsync("PATCH", path, patch, "application/merge-patch+json")).Ok().GetProperty("id").GetString()!;
        Assert.Empty(await Workers.BindingsAsync(name));
        (await DeployAsync(name, id)).Ok();
        Assert.Equal("waiting", (await Api.GetAsync(Workers.Of(name))).Text);
        Assert.Single(await Workers.BindingsAsync(name));
    }

    [Theory]
    [InlineData("""{"versions":[{"version_id":"x","percentage":100}]}""", "versions[0].version_id: expected a version's id, found 'x'.")]
    [InlineData("""{"versions":[{"version_id":"x","percentage":50}]}""", "versions: expected exactly one version with percentage 100, found something else.")]
    [InlineData("{}", "versions: expected exactly one version with percentage 100, found something else.")]
    public async Task Deployments_Refuse(string body, string message)
    {
        var name = TestSpace.Unique("w");
        await Workers.PutAsync(name);
        (await Api.SendTextAsync("POST", Workers.Of(name) + "/deployments", body)).Refuses(400, 20007, message);
    }

    [Fact]
    public async Task UnknownVersionsAndWorkers_Are404()
    {
        var name = TestSpace.Unique("w");
        await Workers.PutAsync(name);
        var missing = Guid.NewGuid().ToString();
        (await Api.GetAsync($"{Workers.Of(name)}/versions/{missing}")).Refuses(404, 10222, $"workers.api.error.version_not_found: there is no version '{missing}'.");
        Assert.Equal(404, (await DeployAsync(name, missing)).Status);
        var nobody = "workers.api.error.script_not_found: this account has no Worker 'nobody'.";
        (await Api.GetAsync(Workers.Of("nobody") + "/versions")).Refuses(404, 10007, nobody);
        (await Api.GetAsync(Workers.Of("nobody") + "/deployments")).Refuses(404, 10007, nobody);
        (await Api.SendFormAsync("POST", Workers.Of("nobody") + "/versions", new())).Refuses(404, 10007, nobody);
    }

    private async Task<string> UploadAsync(string name, string code)
    {
        var metadata = new { main_module = "m.js", annotations = new Dictionary<string, string> { ["workers/message"] = "hello" } };
        var reply = await Api.SendFormAsync("POST", Workers.Of(name) + "/versions?bindings_inherit=strict", Form.Worker(metadata, ("m.js", code)));
        return reply.Ok().GetProperty("id").GetString()!;
    }

    private Task<Reply> DeployAsync(string name, string version) => Api.SendTextAsync(
        "POST",
        Workers.Of(name) + "/deployments",
        $$$"""{"strategy":"percentage","versions":[{"version_id":"{{{version}}}","percentage":100}],"annotations":{"workers/message":"m"}}""");
}
