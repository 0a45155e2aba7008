namespace Muster.Gateway.Tests;

/// <summary>The system tags <c>muster:protected</c> and <c>muster:suspended</c>.</summary>
public sealed class SystemTagTests(ClusterFixture cluster)
{
    private ApiClient Api => cluster.Api;

    [Fact]
    public async Task AProtectedScript_IsNotDeleted_UntilTheTagIsRemoved()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", "t");
        (await Api.SendAsync("PUT", $"{space.Of("s")}/tags/muster:protected")).Ok();

        (await Api.DeleteAsync(space.Of("s"))).Refuses(
            409, 20013, "'s' carries the tag 'muster:protected': remove the tag before you delete the script.");

        (await Api.DeleteAsync($"{space.Of("s")}/tags/muster:protected")).Ok();
        (await Api.DeleteAsync(space.Of("s"))).Ok();
    }

    [Fact]
    public async Task ABulkDelete_ThatMeetsAProtectedScript_DeletesNothing_UnlessToldToSkipIt()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("kept", "old");
        await space.PutTaggedAsync("gone", "old");
        (await Api.SendAsync("PUT", $"{space.Of("kept")}/tags/muster:protected")).Ok();

        (await Api.DeleteAsync($"{space.Path}?tags=old:yes")).Refuses(
            409,
            20013,
            "tags: 1 of the matching scripts are protected by the tag 'muster:protected', so nothing was deleted. "
            + "Change their tags, or repeat with skip_protected=true to delete the others.");
        Assert.Equal(["gone", "kept"], await space.NamesAsync());

        (await Api.DeleteAsync($"{space.Path}?tags=old:yes&skip_protected=true")).Ok();
        Assert.Equal(["kept"], await space.NamesAsync());
    }

    [Fact]
    public async Task ANamespaceThatHoldsProtectedScripts_IsNotDeleted()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s");
        (await Api.SendAsync("PUT", $"{space.Of("s")}/tags/muster:protected")).Ok();

        var reply = await Api.DeleteAsync(space.Path[..^"/scripts".Length]);

        Assert.Equal(409, (int)reply.Status);
        (await Api.DeleteAsync($"{space.Of("s")}/tags/muster:protected")).Ok();
        (await Api.DeleteAsync(space.Path[..^"/scripts".Length])).Ok();
    }

    // Or every retagging by a build would unprotect.
    [Fact]
    public async Task AListAndAnUpload_NeitherAddNorRemoveThem_AndAListThatWasReadCanBeWrittenBack()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", "a");
        (await Api.SendTextAsync("PUT", $"{space.Of("s")}/tags", """["muster:suspended"]""")).Refuses(
            400, 20005, "tags: a list does not set 'muster:suspended'. Add it alone: PUT …/tags/muster:suspended.");
        (await Api.SendAsync("PUT", $"{space.Of("s")}/tags/muster:suspended")).Ok();

        await space.PutTaggedAsync("s", "b");
        Assert.Equal(["b", "muster:suspended"], await space.TagsAsync("s"));

        (await Api.SendTextAsync("PUT", $"{space.Of("s")}/tags", """["c", "muster:suspended"]""")).Ok();
        Assert.Equal(["c", "muster:suspended"], await space.TagsAsync("s"));
        Assert.Equal(["s"], await space.NamesAsync("?tags=muster:suspended:yes,c:yes"));
        Assert.True((await Api.GetAsync($"{space.Of("s")}/tags?tags=muster:suspended:yes")).Ok().GetBoolean());
    }

    [Fact]
    public async Task TheyDoNotCountAmongTheEight()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", [.. Enumerable.Range(0, 8).Select(number => $"t{number}")]);

        (await Api.SendAsync("PUT", $"{space.Of("s")}/tags/muster:protected")).Ok();

        Assert.Equal(9, (await space.TagsAsync("s")).Length);
    }
}
