namespace Muster.Gateway.Tests;

public sealed class SecretEndpointsTests(ClusterFixture cluster)
{
    private ApiClient Api => cluster.Api;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Secrets_ArePutListedAndDeleted_InBothSpaces(bool inNamespace)
    {
        var space = inNamespace ? await TestSpace.CreateAsync(Api) : TestSpace.Account(Api);
        var name = TestSpace.Unique("w");
        await space.PutAsync(name);
        var secrets = space.Of(name) + "/secrets";
        var put = await Api.SendTextAsync("PUT", secrets, """{"name":"K 1","text":"hidden-value","type":"secret_text"}""");
        Assert.Equal("""{"name":"K 1","type":"secret_text"}""", put.Ok().GetRawText());
        Assert.Equal("""[{"name":"K 1","type":"secret_text"}]""", (await Api.GetAsync(secrets)).Ok().GetRawText());
        Assert.Equal("""{"name":"K 1","type":"secret_text"}""", (await Api.GetAsync(secrets + "/K%201")).Ok().GetRawText());
        Assert.Equal(JsonValueKind.Null, (await Api.DeleteAsync(secrets + "/K%201?url_encoded=true")).Ok().ValueKind);
        Assert.Empty((await Api.GetAsync(secrets)).Names("name"));
        (await Api.DeleteAsync(secrets + "/K%201")).Refuses(404, 10056, "workers.api.error.secret_not_found: there is no secret 'K 1'.");
        (await Api.GetAsync(secrets + "/K%201")).Refuses(404, 10056, "workers.api.error.secret_not_found: there is no secret 'K 1'.");
    }

    [Fact]
    public async Task Bulk_PutsAndRemoves_AndLeavesTheRest()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s", new { main_module = "m.js", bindings = (object[])[new { name = "P", type = "plain_text", text = "p" }, new { name = "OLD", type = "secret_text", text = "o" }] });
        var patch = """{"secrets":{"A":{"name":"A","text":"1","type":"secret_text"},"OLD":null,"NEVER":null}}""";
        (await Api.SendTextAsync("PATCH", space.Of("s") + "/secrets-bulk", patch, "application/merge-patch+json")).Ok();
        Assert.Equal(["P", "A"], (await space.BindingsAsync("s")).Select(binding => binding.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("""{"secrets":[]}""", "secrets: expected an object of secrets by name, found a list.")]
    [InlineData("""{"secrets":{"A":{"type":"secret_text"}}}""", "secret 'A', text: expected a string, found nothing.")]
    [InlineData("""{"secrets":{"A":{"text":"x","type":"secret_key"}}}""", "secret 'A', type: expected 'secret_text', found 'secret_key'.")]
    public async Task Bulk_Refuses(string body, string message)
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s");
        var reply = await Api.SendTextAsync("PATCH", space.Of("s") + "/secrets-bulk", body);
        Assert.Equal((400, message), (reply.Status, reply.Json.GetProperty("errors")[0].GetProperty("message").GetString()));
    }

    [Fact]
    public async Task ASecret_DoesNotTakeTheNameOfAnotherBinding()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s", new { main_module = "m.js", bindings = (object[])[new { name = "P", type = "plain_text", text = "p" }] });
        var put = await Api.SendTextAsync("PUT", space.Of("s") + "/secrets", """{"name":"P","text":"x","type":"secret_text"}""");
        Assert.Equal(409, put.Status);
    }
}
