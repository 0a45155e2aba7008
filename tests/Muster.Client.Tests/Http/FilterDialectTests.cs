using static Muster.Client.Tests.ScriptedServer;

namespace Muster.Client.Tests.Http;

public sealed class FilterDialectTests
{
    private const string Scripts = $"/client/v4/accounts/{ClusterFixture.Account}/workers/dispatch/namespaces/n/scripts";

    public static TheoryData<string, string> Filters => new()
    {
        { "a:yes,b:no", "tags=a%3Ayes%2Cb%3Ano" },
        { "env:prod:yes", "tags=env%3Aprod%3Ayes" },
        { "\"a|b\":yes", "tags=a%7Cb%3Ayes" },
        { "a:yes|b:yes", "filter=a%3Ayes%7Cb%3Ayes" },
        { "customer-*:yes", "filter=customer-%2A%3Ayes" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task AFilter_GoesAsTagsWhereItFits(string text, string query)
    {
        var server = new ScriptedServer(Say("""{"success":true,"result":["s"]}"""));
        var filter = TagFilter.Parse(text, TagFilterDialect.Extended);
        var deleted = await server.Client().Namespace("n").Scripts.DeleteAsync(filter);
        Assert.Equal($"DELETE {Scripts}?{query}", server.Attempts[0].Line);
        Assert.Equal((true, "s"), (deleted.IsComplete, Assert.Single(deleted.Names!)));
    }

    // Cloudflare ignores a parameter that it does not know, and would delete everything.
    [Fact]
    public async Task AgainstCloudflare_AFilterThatDoesNotFit_IsNeverSent()
    {
        var server = new ScriptedServer();
        var space = server.Client(options => options.BaseUrl = new("https://api.cloudflare.com/client/v4")).Namespace("n");
        var filter = TagFilter.Any(Tag.Yes("a"), Tag.Yes("b"));
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => space.Scripts.DeleteAsync(filter));
        Assert.Equal(
            "expected tags joined by ',', which is all that Cloudflare's API reads, found 'a:yes|b:yes' (Parameter 'filter')",
            exception.Message);
        await Assert.ThrowsAsync<ArgumentException>(() => space.Scripts.CountAsync(filter));
        await Assert.ThrowsAsync<ArgumentException>(() => space.Tags.MatchesAsync("s", filter));
        Assert.Empty(server.Attempts);
    }

    [Fact]
    public async Task WithoutAFilter_NothingIsDeleted()
    {
        var server = new ScriptedServer();
        await Assert.ThrowsAsync<ArgumentNullException>(() => server.Client().Namespace("n").Scripts.DeleteAsync((TagFilter)null!));
        Assert.Empty(server.Attempts);
    }

    [Fact]
    public async Task ADeletionThatGoesOn_SaysSo()
    {
        var server = new ScriptedServer(Say("""{"success":true,"result":{"id":"job"}}""", HttpStatusCode.Accepted));
        var deleted = await server.Client().Namespace("n").Scripts.DeleteAsync(TagFilter.All(Tag.Yes("a")));
        Assert.Equal(new(IsComplete: false, Names: null), deleted);
    }
}
