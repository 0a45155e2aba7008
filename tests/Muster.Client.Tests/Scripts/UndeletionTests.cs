namespace Muster.Client.Tests.Scripts;

public sealed class UndeletionTests(ClusterFixture cluster)
{
    [Fact]
    public async Task ADeletedScript_ComesBack_UnlessItWasPurged()
    {
        var space = await cluster.CreateNamespaceAsync();
        await PutAsync(space, "s");
        await space.Scripts.DeleteAsync("s");

        Assert.Equal(["t"], (await space.Scripts.UndeleteAsync("s")).Script.Tags);
        await space.Scripts.PurgeAsync("s");

        var refusal = await Assert.ThrowsAsync<MusterException>(() => space.Scripts.UndeleteAsync("s"));
        Assert.Equal(20019, refusal.Code);
    }

    [Fact]
    public async Task WhatWasDeletedAlready_IsPurgedAfterwards()
    {
        var space = await cluster.CreateNamespaceAsync();
        await PutAsync(space, "s");
        await space.Scripts.DeleteAsync("s");

        await space.Scripts.PurgeAsync("s");

        await Assert.ThrowsAsync<MusterException>(() => space.Scripts.UndeleteAsync("s"));
    }

    [Fact]
    public async Task ADeletionByFilter_IsUndoneByItsId()
    {
        var space = await cluster.CreateNamespaceAsync();
        await PutAsync(space, "a");
        await PutAsync(space, "b");
        var deletion = await space.Scripts.DeleteAsync(TagFilter.All(Tag.Yes("t")));
        await PutAsync(space, "b");

        var refusal = await Assert.ThrowsAsync<MusterException>(() => space.Scripts.UndeleteOperationAsync(deletion.OperationId!));
        Assert.Equal(20018, refusal.Code);
        Assert.Equal(["a"], await space.Scripts.UndeleteOperationAsync(deletion.OperationId!, new() { SkipExisting = true }));
    }

    [Fact]
    public async Task ADeletionByFilterForGood_HasNoId()
    {
        var space = await cluster.CreateNamespaceAsync();
        await PutAsync(space, "a");

        var deletion = await space.Scripts.DeleteAsync(TagFilter.All(Tag.Yes("t")), new() { Purge = true });

        Assert.Equal(["a"], deletion.Names!);
        Assert.Null(deletion.OperationId);
        await Assert.ThrowsAsync<MusterException>(() => space.Scripts.UndeleteAsync("a"));
    }

    private static Task<ScriptDetails> PutAsync(NamespaceClient space, string name) =>
        space.Scripts.PutAsync(name, ScriptUpload.FromModule("export default {}") with { Tags = ["t"] });
}
