namespace Muster.Gateway.Tests;

public sealed class SavedFilterEndpointsTests(ClusterFixture cluster)
{
    private ApiClient Api => cluster.Api;

    [Fact]
    public async Task AFilter_IsSavedShownReplacedAndDeleted()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", "a", "c");

        Assert.Equal("b:yes|a:yes", (await PutAsync(space, "mine", " b:yes | a:yes ")).Ok().GetProperty("filter").GetString());
        var shown = (await Api.GetAsync(Filters(space, "/mine"))).Ok();
        Assert.Equal(
            ("mine", "b:yes|a:yes", 1),
            (shown.GetProperty("name").GetString(), shown.GetProperty("filter").GetString(), shown.GetProperty("script_count").GetInt64()));

        (await PutAsync(space, "mine", "a:no")).Ok();
        (await PutAsync(space, "another", "a:yes")).Ok();
        Assert.Equal(["another", "mine"], (await Api.GetAsync(Filters(space))).Names("name"));

        (await Api.DeleteAsync(Filters(space, "/mine"))).Ok();
        (await Api.GetAsync(Filters(space, "/mine"))).Refuses(
            404, 20014, "workers.api.error.filter_not_found: this namespace has no saved filter 'mine'.");
        (await Api.DeleteAsync(Filters(space, "/mine"))).Refuses(
            404, 20014, "workers.api.error.filter_not_found: this namespace has no saved filter 'mine'.");
    }

    [Fact]
    public async Task Queries_UseIt()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("one", "old");
        await space.PutTaggedAsync("two", "old", "kept");
        (await PutAsync(space, "stale", "old:yes,kept:no")).Ok();

        Assert.Equal(["one"], await space.NamesAsync("?filter=@stale"));
        Assert.True((await Api.GetAsync($"{space.Of("one")}/tags?filter=@stale")).Ok().GetBoolean());
        Assert.Equal(["one"], (await Api.DeleteAsync($"{space.Path}?filter=@stale")).Texts());
        Assert.Equal(["two"], await space.NamesAsync());
    }

    [Fact]
    public async Task AnUnknownName_ChangesNothing()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", "a");

        (await Api.DeleteAsync($"{space.Path}?filter=@stale")).Refuses(
            404, 20014, "workers.api.error.filter_not_found: this namespace has no saved filter 'stale'.");
        (await Api.DeleteAsync($"{space.Path}?filter=@a%20b")).Refuses(
            400,
            10016,
            "filter name: expected a lower-case letter, digit or '_', then up to 62 of these or '-', found 'a b'.");
        (await Api.GetAsync($"{TestSpace.Account(Api).Path}?filter=@stale")).Refuses(
            400, 20006, "filter: the account's own Workers have no saved filters; write the filter out.");
        Assert.Equal(["s"], await space.NamesAsync());
    }

    [Fact]
    public async Task ATagThatBeginsWithTheSign_IsATag()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", "@home");

        Assert.Equal(["s"], await space.NamesAsync("?filter=@home:yes"));
    }

    [Fact]
    public async Task WhatIsNoFilter_IsNotSaved()
    {
        var space = await TestSpace.CreateAsync(Api);

        (await Api.SendTextAsync("PUT", Filters(space, "/f"), """{"filter":"a:yes","tags":"b:yes"}""")).Refuses(
            400, 20007, "tags: expected 'filter' alone.");
        (await Api.SendTextAsync("PUT", Filters(space, "/f"), """{"filter":7}""")).Refuses(
            400, 20007, "filter: expected a string, found a number.");
        var reply = await PutAsync(space, "f", "a:yes,b");
        Assert.Equal(400, reply.Status);
        Assert.StartsWith("filter, column 7", reply.Json.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Empty((await Api.GetAsync(Filters(space))).Names("name"));
    }

    private static string Filters(TestSpace space, string rest = "") => $"{space.Path[..^"/scripts".Length]}/filters{rest}";

    private Task<Reply> PutAsync(TestSpace space, string name, string filter) =>
        Api.SendTextAsync("PUT", Filters(space, "/" + name), JsonSerializer.Serialize(new { filter }));
}
