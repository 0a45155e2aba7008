namespace Muster.Client.Tests.Audit;

public sealed class NamespaceAuditTests(ClusterFixture cluster)
{
    [Fact]
    public async Task TheTrail_TellsWhatWasDone_OverAllPages()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.Scripts.PutAsync("s", ScriptUpload.FromModule("export default {}") with { Tags = ["a"] });
        await space.Tags.AddAsync("s", "b");
        await space.Scripts.DeleteAsync("s", new() { RequestId = "last-of-s" });
        await space.Scripts.PutAsync("other", ScriptUpload.FromModule("export default {}"));

        var entries = await space.Audit.ListAsync(new() { Script = "s" }).ToListAsync();

        Assert.Equal(["delete", "add_tag", "create"], entries.Select(entry => entry.Action));
        Assert.Equal(["a", "b"], entries[0].Before!.Tags!);
        Assert.Null(entries[0].After);
        Assert.Equal(("last-of-s", "127.0.0.1"), (entries[0].RequestId, entries[0].Address));
        Assert.Null(entries[2].Before);
        Assert.Equal(4, await space.Audit.ListAsync().CountAsync());
        Assert.Equal(
            entries[..1],
            await space.Audit.ListAsync(new() { RequestId = "last-of-s" }).ToListAsync(),
            (one, other) => one.Revision == other.Revision && one.Action == other.Action);
        Assert.Equal(1, await space.Audit.ListAsync(new() { Filter = TagFilter.All(Tag.Yes("a")), Since = entries[0].Time }).CountAsync());
    }

    [Fact]
    public async Task AWholeTrail_HasNoProblem()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.Scripts.PutAsync("s", ScriptUpload.FromModule("export default {}"));

        var parts = await space.Audit.VerifyAsync();

        Assert.All(parts, part => Assert.Null(part.Problem));
        Assert.Equal(1, parts.Sum(part => part.LastRevision));
        Assert.All(parts, part => Assert.Equal(64, part.Head.Length));
    }
}
