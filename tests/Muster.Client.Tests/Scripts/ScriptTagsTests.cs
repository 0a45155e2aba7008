namespace Muster.Client.Tests.Scripts;

public sealed class ScriptTagsTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Tags_AreSetAddedAndRemoved()
    {
        var tags = await CreateAsync();
        await tags.SetAsync("s", ["b", "a"]);
        await tags.AddAsync("s", "c/d %2F");
        await tags.RemoveAsync("s", "b");
        Assert.Equal(["a", "c/d %2F"], await tags.GetAsync("s"));
        await tags.SetAsync("s", [".."]);
        Assert.Equal([".."], await tags.GetAsync("s"));
        await tags.SetAsync("s", []);
        Assert.Empty(await tags.GetAsync("s"));
    }

    [Fact]
    public async Task AFilter_MatchesOrNot()
    {
        var tags = await CreateAsync();
        await tags.SetAsync("s", ["a", "b"]);
        Assert.True(await tags.MatchesAsync("s", TagFilter.All(Tag.Yes("a"), Tag.No("c"))));
        Assert.False(await tags.MatchesAsync("s", TagFilter.All(Tag.Yes("a"), Tag.No("b"))));
    }

    [Fact]
    public async Task AReservedTag_IsRefused()
    {
        var tags = await CreateAsync();
        var exception = await Assert.ThrowsAsync<MusterException>(() => tags.SetAsync("s", ["muster:mine"]));
        Assert.Equal((HttpStatusCode.BadRequest, 20005, "tags"), (exception.StatusCode, exception.Code, exception.Field));
    }

    private async Task<ScriptTags> CreateAsync()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.Scripts.PutAsync("s", ScriptUpload.FromModule("export default {}"));
        return space.Tags;
    }
}
