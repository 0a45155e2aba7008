namespace Muster.Gateway.Tests;

public sealed class NamespaceEndpointsTests(ClusterFixture cluster)
{
    private ApiClient Api => cluster.Api;

    [Fact]
    public async Task Create_IsSeenByGetAndList()
    {
        var space = await TestSpace.CreateAsync(Api);
        var shown = (await Api.GetAsync($"{TestSpace.Namespaces}/{space.Name}")).Ok();
        Assert.Equal(space.Name, shown.GetProperty("namespace_name").GetString());
        Assert.Equal("api-token", shown.GetProperty("created_by").GetString());
        Assert.Equal(0, shown.GetProperty("script_count").GetInt32());
        Assert.True(Guid.TryParse(shown.GetProperty("namespace_id").GetString(), out _));
        Assert.Contains(space.Name, (await Api.GetAsync(TestSpace.Namespaces)).Names("namespace_name"));
    }

    [Fact]
    public async Task List_IsPagedAsClientsAsk()
    {
        await TestSpace.CreateAsync(Api);
        await TestSpace.CreateAsync(Api);
        var page = await Api.GetAsync(TestSpace.Namespaces + "?page=2&per_page=1");
        Assert.Single(page.Ok().EnumerateArray());
        Assert.True(page.Json.GetProperty("result_info").GetProperty("total_count").GetInt32() >= 2);
        (await Api.GetAsync(TestSpace.Namespaces + "?page=0")).Refuses(400, 20006, "page: expected a number from 1, found '0'.");
    }

    [Theory]
    [InlineData("{}", 20007, "name: expected a string, found nothing.")]
    [InlineData("""{"name":5}""", 20007, "name: expected a string, found a number.")]
    [InlineData("[]", 20007, "body: expected a JSON object, found a list.")]
    [InlineData("{", 20007, "body, line 1, column 2: expected a JSON object, found something that is no JSON.")]
    [InlineData("""{"name":"A b"}""", 10016, "namespace name: expected a lower-case letter, digit or '_', then up to 62 of these or '-', found 'A b'.")]
    [InlineData("""{"name":"../x"}""", 10016, "namespace name: expected a lower-case letter, digit or '_', then up to 62 of these or '-', found '../x'.")]
    public async Task Create_Refuses(string body, int code, string message) =>
        (await Api.SendTextAsync("POST", TestSpace.Namespaces, body)).Refuses(400, code, message);

    [Fact]
    public async Task Create_OfATakenName_IsAConflict()
    {
        var space = await TestSpace.CreateAsync(Api);
        var again = await Api.SendTextAsync("POST", TestSpace.Namespaces, $$"""{"name":"{{space.Name}}"}""");
        Assert.Equal(409, again.Status);
        Assert.Equal(100120, again.Json.GetProperty("errors")[0].GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Rename_TakesTheScriptsAlong()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("one", "a");
        var renamed = TestSpace.Unique("renamed");
        (await Api.SendTextAsync("PUT", $"{TestSpace.Namespaces}/{space.Name}", $$"""{"name":"{{renamed}}"}""")).Ok();
        Assert.Equal(["one"], (await Api.GetAsync($"{TestSpace.Namespaces}/{renamed}/scripts")).Names());
        (await Api.GetAsync($"{TestSpace.Namespaces}/{space.Name}")).Refuses(
            404,
            100119,
            $"workers.api.error.dispatch_namespace_not_found: there is no dispatch namespace '{space.Name}'.");
    }

    [Fact]
    public async Task Delete_TakesTheScriptsAlong_AndANewOneHasNoMemory()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("one");
        var deleted = await Api.DeleteAsync($"{TestSpace.Namespaces}/{space.Name}");
        Assert.Equal(JsonValueKind.Null, deleted.Ok().ValueKind);
        Assert.Equal(404, (await Api.GetAsync(space.Path)).Status);
        (await Api.SendTextAsync("POST", TestSpace.Namespaces, $$"""{"name":"{{space.Name}}"}""")).Ok();
        Assert.Empty(await space.NamesAsync());
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/scripts")]
    [InlineData("DELETE", "/scripts?tags=a:yes")]
    [InlineData("GET", "/scripts/s")]
    [InlineData("DELETE", "/scripts/s")]
    [InlineData("GET", "/scripts/s/tags")]
    [InlineData("PUT", "/scripts/s/tags/a")]
    public async Task UnknownNamespaces_Are404(string method, string path) =>
        (await Api.SendAsync(method, $"{TestSpace.Namespaces}/nobody{path}")).Refuses(
            404,
            100119,
            "workers.api.error.dispatch_namespace_not_found: there is no dispatch namespace 'nobody'.");
}
