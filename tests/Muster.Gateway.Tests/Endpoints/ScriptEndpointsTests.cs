namespace Muster.Gateway.Tests;

public sealed class ScriptEndpointsTests(ClusterFixture cluster)
{
    private ApiClient Api => cluster.Api;

    [Fact]
    public async Task Reupload_WithoutTags_KeepsThem_AndAnEmptyListClearsThem()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", "a", "b");
        await space.PutAsync("s");
        Assert.Equal(["a", "b"], await space.TagsAsync("s"));
        await space.PutTaggedAsync("s");
        Assert.Empty(await space.TagsAsync("s"));
    }

    [Fact]
    public async Task Etag_IsOfTheCodeAlone_AndTheRevisionOfEverything()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s", code: "1");
        var one = await Api.GetAsync(space.Of("s"));
        (await Api.SendAsync("PUT", space.Of("s") + "/tags/new")).Ok();
        var two = await Api.GetAsync(space.Of("s"));
        Assert.Equal(Etag(one), Etag(two));
        Assert.NotEqual(one.Headers["ETag"], two.Headers["ETag"]);
        await space.PutAsync("s", code: "2");
        Assert.NotEqual(Etag(two), Etag(await Api.GetAsync(space.Of("s"))));

        static string? Etag(Reply reply) => reply.Ok().GetProperty("script").GetProperty("etag").GetString();
    }

    [Fact]
    public async Task Secrets_SurviveAnUploadThatDoesNotNameThem_OtherBindingsDoNot()
    {
        var space = await TestSpace.CreateAsync(Api);
        object[] bindings =
        [
            new { name = "S", type = "secret_text", text = "hidden-value" },
            new { name = "P", type = "plain_text", text = "p" },
        ];
        await space.PutAsync("s", new { main_module = "m.js", bindings });
        await space.PutAsync("s");
        Assert.Equal(["""{"name":"S","type":"secret_text"}"""], (await space.BindingsAsync("s")).Select(binding => binding.GetRawText()));
        await space.PutAsync("s", new { main_module = "m.js", bindings });
        await space.PutAsync("s", new { main_module = "m.js", keep_bindings = (string[])["plain_text"] });
        Assert.Equal(["S", "P"], (await space.BindingsAsync("s")).Select(binding => binding.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Preconditions_GuardUploadsTagsAndDeletions()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s");
        var etag = (await Api.GetAsync(space.Of("s"))).Headers["ETag"];
        var body = "x"u8.ToArray();
        Assert.Equal(412, (await Send("PUT", "", "If-None-Match", "*")).Status);
        Assert.Equal(412, (await Send("PUT", "/tags/a", "If-Match", "\"999999\"")).Status);
        (await Send("PUT", "/tags/a", "If-Match", etag)).Ok();
        Assert.Equal(412, (await Send("DELETE", "", "If-Match", etag)).Status);
        (await Send("DELETE", "", "If-Match", "*")).Ok();
        Assert.Equal(404, (await Send("PUT", "", "If-Match", "*")).Status);
        (await Send("PUT", "", "If-None-Match", "*")).Ok();

        Task<Reply> Send(string method, string path, string header, string value) =>
            Api.SendAsync(method, space.Of("s") + path, body, ApiClient.JavaScript, (header, value));
    }

    [Fact]
    public async Task ARepeatedRequestId_MustComeWithTheSameRequest()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s");
        var id = ("X-Request-Id", Guid.NewGuid().ToString());
        (await Api.SendAsync("PUT", space.Of("s") + "/tags", "[\"a\"]"u8.ToArray(), ApiClient.Json, id)).Ok();
        (await Api.SendAsync("PUT", space.Of("s") + "/tags/b")).Ok();
        (await Api.SendAsync("PUT", space.Of("s") + "/tags", "[\"a\"]"u8.ToArray(), ApiClient.Json, id)).Ok();
        Assert.Equal(["a", "b"], await space.TagsAsync("s"));
        var other = await Api.SendAsync("PUT", space.Of("s") + "/tags", "[\"c\"]"u8.ToArray(), ApiClient.Json, id);
        Assert.Equal((422, 20011), (other.Status, other.Json.GetProperty("errors")[0].GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task Delete_AnswersWithANullResult_AndRecreationHasNoMemory()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s", new { main_module = "m.js", tags = (string[])["t"], bindings = (object[])[new { name = "S", type = "secret_text", text = "v" }] });
        var deleted = await Api.DeleteAsync(space.Of("s"));
        Assert.Equal(JsonValueKind.Null, deleted.Ok().ValueKind);
        await space.PutAsync("s");
        Assert.Empty(await space.TagsAsync("s"));
        Assert.Empty(await space.BindingsAsync("s"));
    }

    [Fact]
    public async Task ContentPut_KeepsSettings()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s", new
        {
            main_module = "m.js",
            compatibility_date = "2026-01-01",
            tags = (string[])["t"],
            bindings = (object[])[new { name = "P", type = "plain_text", text = "p" }],
        });
        var form = Form.Worker(new { main_module = "n.js" }, ("n.js", "new"));
        (await Api.SendFormAsync("PUT", space.Of("s") + "/content", form)).Ok();
        var settings = (await Api.GetAsync(space.Of("s") + "/settings")).Ok();
        Assert.Equal("2026-01-01", settings.GetProperty("compatibility_date").GetString());
        Assert.Equal("P", settings.GetProperty("bindings")[0].GetProperty("name").GetString());
        Assert.Equal("new", (await Api.GetAsync(space.Of("s") + "/content")).Text);
        Assert.Equal(["t"], await space.TagsAsync("s"));
    }

    [Fact]
    public async Task AccountWorkers_AreAnotherSpace()
    {
        var name = TestSpace.Unique("w");
        var (space, workers) = (await TestSpace.CreateAsync(Api), TestSpace.Account(Api));
        await space.PutAsync(name);
        (await Api.GetAsync(workers.Of(name))).Refuses(404, 10007, $"workers.api.error.script_not_found: this account has no Worker '{name}'.");
        await workers.PutAsync(name, code: "ordinary");
        Assert.Equal("ordinary", (await Api.GetAsync(workers.Of(name))).Text);
        Assert.Contains(name, await workers.NamesAsync());
        (await Api.DeleteAsync(workers.Of(name))).Ok();
        Assert.Equal([name], await space.NamesAsync());
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/content")]
    [InlineData("GET", "/settings")]
    [InlineData("GET", "/bindings")]
    [InlineData("GET", "/secrets")]
    [InlineData("GET", "/script-settings")]
    [InlineData("GET", "/tags?tags=a:yes")]
    [InlineData("PUT", "/tags/a")]
    [InlineData("DELETE", "/tags/a")]
    [InlineData("PUT", "/tags")]
    [InlineData("DELETE", "/secrets/a")]
    public async Task UnknownScripts_Are404WithTheCodeThatClientsKnow(string method, string path)
    {
        var space = await TestSpace.CreateAsync(Api);
        (await Api.SendAsync(method, space.Of("nobody") + path)).Refuses(
            404,
            10092,
            "workers.api.error.dispatch_script_not_found: this dispatch namespace has no script 'nobody'.");
    }
}
