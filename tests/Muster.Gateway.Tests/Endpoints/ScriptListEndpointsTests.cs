using System.Globalization;

namespace Muster.Gateway.Tests;

public sealed class ScriptListEndpointsTests(ClusterFixture cluster)
{
    private ApiClient Api => cluster.Api;

    [Fact]
    public async Task List_IsInOrderOfName_WithWhatTheCatalogueKnows()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("b", "x");
        await space.PutAsync("B");
        await space.PutAsync("a");
        var list = await Api.GetAsync(space.Path);
        Assert.Equal(["B", "a", "b"], list.Names());
        Assert.Equal(["x"], list.Ok()[2].GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal(
            """{"count":3,"cursor":"","per_page":10000,"total_count":3}""",
            list.Json.GetProperty("result_info").GetRawText());
    }

    [Fact]
    public async Task Pages_AreCompleteWithoutDoubles_WhileScriptsComeAndGo()
    {
        var space = await TestSpace.CreateAsync(Api);
        var names = Enumerable.Range(0, 30).Select(number => number.ToString("'s'00", CultureInfo.InvariantCulture)).ToArray();
        await Task.WhenAll(names.Select(name => space.PutAsync(name)));
        var seen = new List<string>();
        for (var cursor = ""; ;)
        {
            var page = await Api.GetAsync($"{space.Path}?limit=7&cursor={cursor}");
            seen.AddRange(page.Names());
            cursor = page.Json.GetProperty("result_info").GetProperty("cursor").GetString();
            if (string.IsNullOrEmpty(cursor))
            {
                break;
            }

            // One comes before the cursor, and the last one seen goes.
            await space.PutAsync($"a{seen.Count}");
            (await Api.DeleteAsync(space.Of(seen[^1]))).Ok();
        }

        Assert.Equal(names, seen);
    }

    [Fact]
    public async Task Filters_ListWhatMatches()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("one", "a", "b");
        await space.PutTaggedAsync("two", "a", "100%");
        await space.PutTaggedAsync("three", "customer-7");
        Assert.Equal(["one"], await space.NamesAsync("?tags=a:yes,b:yes"));
        Assert.Equal(["two"], await space.NamesAsync("?tags=100%25:yes"));
        Assert.Equal(["three"], await space.NamesAsync("?tags=a:no"));
        Assert.Equal(["one", "three"], await space.NamesAsync("?filter=b:yes|customer-*:yes"));
        Assert.Empty(await space.NamesAsync("?tags=a:yes,a:no"));
        var page = await Api.GetAsync(space.Path + "?tags=a:yes&limit=1");
        Assert.Equal(2, page.Json.GetProperty("result_info").GetProperty("total_count").GetInt32());
    }

    [Fact]
    public async Task BulkDelete_DeletesWhatMatches_AndSaysWhat()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("one", "gone");
        await space.PutTaggedAsync("two", "gone", "kept");
        await space.PutTaggedAsync("three");
        var deleted = await Api.DeleteAsync(space.Path + "?tags=gone:yes,kept:no");
        Assert.Equal(["one"], deleted.Texts());
        Assert.Equal(1, deleted.Json.GetProperty("result_info").GetProperty("count").GetInt32());
        Assert.Equal(["three", "two"], await space.NamesAsync());
    }

    [Theory]
    [InlineData("", "found none")]
    [InlineData("?tags", "found none")]
    [InlineData("?tags=", "found none")]
    [InlineData("?tags=%20", "found none")]
    [InlineData("?TAGS=a:yes", "found the unknown parameter 'TAGS'")]
    [InlineData("?tag=a:yes", "found the unknown parameter 'tag'")]
    [InlineData("?tags=a:yes&tag=b:no", "found the unknown parameter 'tag'")]
    public async Task BulkDelete_WithoutAUsableFilter_DeletesNothing(string query, string found)
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", "a");
        (await Api.DeleteAsync(space.Path + query)).Refuses(
            400,
            20004,
            $"tags: a deletion of many scripts expects a filter such as 'tags=customer-7:yes', {found}.");
        Assert.Equal(["s"], await space.NamesAsync());
    }

    [Fact]
    public async Task BulkDelete_UnderTheIdOfAnotherRequest_DeletesNothing()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("one", "a");
        await space.PutTaggedAsync("two", "a");
        (await Api.SendAsync("PUT", space.Of("one") + "/tags/b", headers: ("Idempotency-Key", "k"))).Ok();
        (await Api.SendAsync("DELETE", space.Path + "?tags=a:yes", headers: ("Idempotency-Key", "k"))).Refuses(
            422,
            20011,
            "The request id 'k' was used for another request.");
        Assert.Equal(["one", "two"], await space.NamesAsync());
        var first = await Api.SendAsync("DELETE", space.Path + "?tags=a:yes", headers: ("Idempotency-Key", "k2"));
        var again = await Api.SendAsync("DELETE", space.Path + "?tags=a:yes", headers: ("Idempotency-Key", "k2"));
        Assert.Equal(["one", "two"], first.Texts());
        Assert.Equal(["one", "two"], again.Texts());
    }

    [Fact]
    public async Task BulkDelete_OfOrdinaryWorkers_IsNoRoute() =>
        Assert.Equal(404, (await Api.DeleteAsync(TestSpace.Account(Api).Path + "?tags=a:yes")).Status);
}
