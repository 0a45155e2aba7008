namespace Muster.Gateway.Tests;

public sealed class TagEndpointsTests(ClusterFixture cluster)
{
    private ApiClient Api => cluster.Api;

    [Theory]
    [InlineData("a%2Fb", "a/b")]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("100%25", "100%")]
    [InlineData("a+b", "a+b")]
    [InlineData("two%20words", "two words")]
    [InlineData("..", "..")]
    [InlineData("env:prod", "env:prod")]
    [InlineData("%E6%97%A5", "日")]
    public async Task OneTag_IsDecodedOnce(string segment, string tag)
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s");
        (await Api.SendAsync("PUT", $"{space.Of("s")}/tags/{segment}")).Ok();
        Assert.Equal([tag], await space.TagsAsync("s"));
        Assert.True((await Api.GetAsync($"{space.Of("s")}/tags?tags={Uri.EscapeDataString(tag)}:yes")).Ok().GetBoolean());
        Assert.Equal(JsonValueKind.Null, (await Api.DeleteAsync($"{space.Of("s")}/tags/{segment}")).Ok().ValueKind);
        Assert.Empty(await space.TagsAsync("s"));
    }

    [Fact]
    public async Task APlusInAQuery_IsABlank()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", "two words");
        Assert.True((await Api.GetAsync($"{space.Of("s")}/tags?tags=two+words:yes")).Ok().GetBoolean());
    }

    [Theory]
    [InlineData("tags=a:yes", true)]
    [InlineData("tags=a:no", false)]
    [InlineData("tags=a:yes,c:no", true)]
    [InlineData("tags=A:yes", false)]
    [InlineData("tags=env:prod:yes", true)]
    [InlineData("filter=(x:yes|a:yes),!c:yes", true)]
    public async Task AFilter_IsAnsweredTrueOrFalse(string query, bool expected)
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", "a", "env:prod");
        Assert.Equal(expected, (await Api.GetAsync($"{space.Of("s")}/tags?{query}")).Ok().GetBoolean());
    }

    [Theory]
    [InlineData("tags=prod", "tags filter, column 1: expected 'tag:yes' or 'tag:no', found 'prod'")]
    [InlineData("tags=a:yes,", "tags filter, column 7: expected 'tag:yes' or 'tag:no', found the end")]
    public async Task AFilterThatDoesNotParse_IsRefusedWithItsColumn(string query, string message)
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s");
        (await Api.GetAsync($"{space.Of("s")}/tags?{query}")).Refuses(400, 20003, message);
        (await Api.GetAsync($"{space.Path}?{query}")).Refuses(400, 20003, message);
        (await Api.DeleteAsync($"{space.Path}?{query}")).Refuses(400, 20003, message);
    }

    [Fact]
    public async Task BothFilters_AreRefused()
    {
        var space = await TestSpace.CreateAsync(Api);
        (await Api.GetAsync($"{space.Path}?tags=a:yes&filter=a:yes")).Refuses(
            400,
            20006,
            "tags, filter: expected one of them, found both.");
    }

    [Fact]
    public async Task Put_ReplacesInOrder_EachOnce()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", "x", "y");
        (await Api.SendTextAsync("PUT", space.Of("s") + "/tags", "['y', 'z', 'y']", ApiClient.JavaScript)).Ok();
        Assert.Equal(["y", "z"], await space.TagsAsync("s"));
    }

    [Fact]
    public async Task ANinthTag_IsRefused_AndAWorkerOfTheAccountMayHaveMore()
    {
        var nine = JsonSerializer.Serialize(Enumerable.Range(0, 9).Select(number => $"t{number}"));
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", [.. Enumerable.Range(0, 8).Select(number => $"t{number}")]);
        (await Api.SendTextAsync("PUT", space.Of("s") + "/tags", nine)).Refuses(400, 20002, "tags: expected at most 8 tags, found 9");
        (await Api.SendAsync("PUT", space.Of("s") + "/tags/ninth")).Refuses(400, 20002, "tags: expected at most 8 tags, found 9");
        var (workers, name) = (TestSpace.Account(Api), TestSpace.Unique("w"));
        await workers.PutAsync(name);
        (await Api.SendTextAsync("PUT", workers.Of(name) + "/tags", nine)).Ok();
    }

    [Theory]
    [InlineData("muster:free", 20005, "expected a tag that does not begin with the reserved 'muster:', found 'muster:free'")]
    [InlineData("a%2Cb", 20001, "expected a tag without ',', '&' and U+0000, found 'a,b'")]
    public async Task ReservedAndMalformedTags_AreRefused(string segment, int code, string problem)
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s");
        (await Api.SendAsync("PUT", $"{space.Of("s")}/tags/{segment}")).Refuses(400, code, "tag in the path: " + problem);
        var body = JsonSerializer.Serialize(new[] { Uri.UnescapeDataString(segment) });
        (await Api.SendTextAsync("PUT", space.Of("s") + "/tags", body)).Refuses(400, code, "tags: " + problem);
    }
}
