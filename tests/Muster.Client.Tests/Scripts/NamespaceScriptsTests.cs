namespace Muster.Client.Tests.Scripts;

public sealed class NamespaceScriptsTests(ClusterFixture cluster)
{
    private const string Code = "export default {}";

    [Fact]
    public async Task AnUpload_IsThereWithWhatItWasGiven()
    {
        var space = await cluster.CreateNamespaceAsync();
        Assert.Null(await space.Scripts.FindAsync("s"));
        var put = await space.Scripts.PutAsync("s", ScriptUpload.FromModule(Code) with
        {
            Tags = ["a", "ü b"],
            Bindings = [new PlainTextBinding("TEXT", "hi"), new SecretTextBinding("SECRET", "hidden")],
            CompatibilityDate = new(2026, 1, 31),
            CompatibilityFlags = ["nodejs_compat"],
        });
        Assert.Equal(["The code was not checked: no data plane is connected."], put.Messages);
        var got = await space.Scripts.GetAsync("s");
        Assert.Equal(put.Revision, got.Revision);
        Assert.Equal(("s", true, "2026-01-31"), (got.Script.Name, got.Script.HasModules, got.Script.CompatibilityDate));
        Assert.Equal(["a", "ü b"], got.Script.Tags);
        Assert.Equal(["nodejs_compat"], got.Script.CompatibilityFlags!);
        Assert.Equal(put.Script.ContentHash, got.Script.ContentHash);
        Assert.Equal([new SecretInfo("SECRET", "secret_text")], await space.Secrets.ListAsync("s"));
    }

    [Fact]
    public async Task AnUploadWithoutTags_KeepsThem()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.Scripts.PutAsync("s", ScriptUpload.FromModule(Code) with { Tags = ["a"] });
        await space.Scripts.PutAsync("s", ScriptUpload.FromModule(Code));
        Assert.Equal(["a"], await space.Tags.GetAsync("s"));
        await space.Scripts.PutAsync("s", ScriptUpload.FromModule(Code) with { Tags = [] });
        Assert.Empty(await space.Tags.GetAsync("s"));
    }

    [Fact]
    public async Task AListing_GoesOverAllPagesInOrder()
    {
        var space = await cluster.CreateNamespaceAsync();
        foreach (var name in new[] { "c", "a", "e", "b", "d" })
        {
            await PutAsync(space, name, name is "e" ? "other" : "tag");
        }

        var filter = TagFilter.All(Tag.Yes("tag"));
        Assert.Equal(["a", "b", "c", "d", "e"], await NamesAsync(space));
        Assert.Equal(["a", "b", "c", "d"], await NamesAsync(space, filter));
        Assert.Equal((5, 4), (await space.Scripts.CountAsync(), await space.Scripts.CountAsync(filter)));
        Assert.Equal(0, await space.Scripts.CountAsync(TagFilter.All(Tag.Yes("nobody"))));
    }

    // Each of these would be syntax in a filter's text or in a query.
    [Theory]
    [InlineData("a:yes")]
    [InlineData("a|b")]
    [InlineData("*")]
    [InlineData("!(a)")]
    [InlineData("\"a\\\"")]
    [InlineData("100 % + ü?#/..;=")]
    [InlineData(" a ")]
    [InlineData("\u0001")]
    public async Task ADeletionByAHostileTag_DeletesOnlyItsOwn(string tag)
    {
        var space = await cluster.CreateNamespaceAsync();
        await PutAsync(space, "mine", tag, "preview");
        await PutAsync(space, "other", "a", "b", "preview");
        await PutAsync(space, "paid", tag);
        var deleted = await space.Scripts.DeleteAsync(TagFilter.All(Tag.Yes(tag), Tag.Yes("preview")));
        Assert.Equal((true, "mine"), (deleted.IsComplete, Assert.Single(deleted.Names!)));
        Assert.Equal(["other", "paid"], await NamesAsync(space));
        Assert.True(await space.Tags.MatchesAsync("paid", TagFilter.Any(Tag.Yes(tag), Tag.Yes("nobody"))));
    }

    [Fact]
    public async Task ADeletion_MayNeedTheExtendedDialect()
    {
        var space = await cluster.CreateNamespaceAsync();
        await PutAsync(space, "s1", "customer-1");
        await PutAsync(space, "s2", "customer-2");
        await PutAsync(space, "s3", "staff");
        var deleted = await space.Scripts.DeleteAsync(TagFilter.All(Tag.YesPrefix("customer-")));
        Assert.Equal(["s1", "s2"], deleted.Names!);
        Assert.Equal(["s3"], await NamesAsync(space));
    }

    [Fact]
    public async Task ARepeatedDeletion_GetsTheFirstAnswer()
    {
        var space = await cluster.CreateNamespaceAsync();
        await PutAsync(space, "s", "a");
        var once = new ScriptWriteOptions { RequestId = Guid.NewGuid().ToString("N") };
        await space.Scripts.DeleteAsync("s", once);
        await space.Scripts.DeleteAsync("s", once);
        var exception = await Assert.ThrowsAsync<MusterException>(() => space.Scripts.DeleteAsync("s"));
        Assert.Equal((HttpStatusCode.NotFound, 10092), (exception.StatusCode, exception.Code));
    }

    [Fact]
    public async Task AWrite_MayExpectARevision()
    {
        var space = await cluster.CreateNamespaceAsync();
        var first = await space.Scripts.PutAsync("s", ScriptUpload.FromModule(Code), new() { IfAbsent = true });
        await space.Tags.AddAsync("s", "a", new() { IfRevision = first.Revision });
        var stale = await Assert.ThrowsAsync<MusterException>(
            () => space.Scripts.DeleteAsync("s", new ScriptWriteOptions { IfRevision = first.Revision }));
        Assert.Equal((HttpStatusCode.PreconditionFailed, 20010), (stale.StatusCode, stale.Code));
        var there = await Assert.ThrowsAsync<MusterException>(
            () => space.Scripts.PutAsync("s", ScriptUpload.FromModule(Code), new() { IfAbsent = true }));
        Assert.Equal(HttpStatusCode.PreconditionFailed, there.StatusCode);
    }

    [Fact]
    public async Task AProtectedScript_SurvivesDeletions()
    {
        var space = await cluster.CreateNamespaceAsync();
        await PutAsync(space, "kept", "a");
        await PutAsync(space, "gone", "a");
        await space.Tags.AddAsync("kept", "muster:protected");
        var single = await Assert.ThrowsAsync<MusterException>(() => space.Scripts.DeleteAsync("kept"));
        Assert.Equal(HttpStatusCode.Conflict, single.StatusCode);
        var filter = TagFilter.All(Tag.Yes("a"));
        var bulk = await Assert.ThrowsAsync<MusterException>(() => space.Scripts.DeleteAsync(filter));
        Assert.Equal(HttpStatusCode.Conflict, bulk.StatusCode);
        Assert.Equal(["gone", "kept"], await NamesAsync(space));
        await space.Scripts.DeleteAsync(filter, new ScriptDeletionOptions { SkipProtected = true });
        Assert.Equal(["kept"], await NamesAsync(space));
    }

    [Fact]
    public async Task AWriteOfTwoMinds_IsNeverSent()
    {
        var space = cluster.Client.Namespace("nowhere");
        var both = await Assert.ThrowsAsync<ArgumentException>(
            () => space.Scripts.DeleteAsync("s", new ScriptWriteOptions { IfAbsent = true, IfRevision = "\"1\"" }));
        Assert.Equal("expected one of IfRevision and IfAbsent, found both", both.Message);
        var revision = await Assert.ThrowsAsync<ArgumentException>(() => space.Tags.AddAsync("s", "t", new() { IfRevision = "1" }));
        Assert.Equal("IfRevision: expected what ScriptDetails.Revision shows, found '1'", revision.Message);
        var id = await Assert.ThrowsAsync<ArgumentException>(() => space.Tags.AddAsync("s", "t", new() { RequestId = "a b" }));
        Assert.Equal("RequestId: expected 1 to 128 printable ASCII characters without blanks", id.Message);
    }

    [Fact]
    public async Task ARefusal_NamesWhatIsWrong()
    {
        var space = await cluster.CreateNamespaceAsync();
        var exception = await Assert.ThrowsAsync<MusterException>(() => space.Scripts.PutAsync(
            "s",
            ScriptUpload.FromModule(Code) with { Bindings = [new ServiceBinding("S", "nobody")], Tags = ["muster:mine"] }));
        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.NotEmpty(exception.Errors);
        Assert.Equal(32, exception.RequestId!.Length);
    }

    private static Task<ScriptDetails> PutAsync(NamespaceClient space, string name, params string[] tags) =>
        space.Scripts.PutAsync(name, ScriptUpload.FromModule(Code) with { Tags = tags });

    private static async Task<string[]> NamesAsync(NamespaceClient space, TagFilter? filter = null)
    {
        var names = new List<string>();
        await foreach (var script in space.Scripts.ListAsync(filter))
        {
            names.Add(script.Name);
        }

        return [.. names];
    }
}
