namespace Muster.Gateway.Tests;

public sealed class UndeleteEndpointsTests(ClusterFixture cluster)
{
    private ApiClient Api => cluster.Api;

    [Fact]
    public async Task ADeletedScript_ComesBackWithTagsAndSecrets()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", "t");
        (await Api.SendTextAsync("PUT", $"{space.Of("s")}/secrets", """{"name":"KEY","text":"hush","type":"secret_text"}""")).Ok();
        (await Api.DeleteAsync(space.Of("s"))).Ok();

        Assert.Equal("s", (await UndeleteAsync(space.Of("s"))).Ok().GetProperty("id").GetString());

        Assert.Equal(["t"], await space.TagsAsync("s"));
        Assert.Equal(["KEY"], (await Api.GetAsync($"{space.Of("s")}/secrets")).Names("name"));
        (await UndeleteAsync(space.Of("s"))).Refuses(
            409, 20018, "'s' exists again: delete that one first if you want the earlier one back.");
        (await UndeleteAsync(space.Of("never"))).Refuses(
            404, 20019, "workers.api.error.nothing_to_undelete: there is no deletion of 'never' that can still be undone.");
    }

    [Fact]
    public async Task ADeletionByFilter_IsUndoneByItsOperationId()
    {
        var space = await TestSpace.CreateAsync(Api);
        foreach (var name in (string[])["a", "b", "c"])
        {
            await space.PutTaggedAsync(name, "old");
        }

        await space.PutTaggedAsync("d", "new");
        var operation = OperationOf(await Api.DeleteAsync($"{space.Path}?tags=old:yes"));
        await space.PutAsync("b");

        (await UndoAsync(space, operation)).Refuses(
            409,
            20018,
            "operation_id: 1 of the deleted scripts exist again (b), so nothing was brought back. Delete them, or repeat with "
            + "skip_existing=true to bring the others back.");
        Assert.Equal(["b", "d"], await space.NamesAsync());
        Assert.Equal(["a", "c"], (await UndoAsync(space, operation, "?skip_existing=true")).Texts());
        Assert.Equal(["a", "c"], await space.NamesAsync("?tags=old:yes"));
    }

    [Fact]
    public async Task AnUnknownOperation_IsNamed()
    {
        var space = await TestSpace.CreateAsync(Api);

        (await UndoAsync(space, "nothing")).Refuses(
            404, 20019, "workers.api.error.nothing_to_undelete: there is no deletion 'nothing' that can still be undone.");
        (await Api.SendTextAsync("POST", $"{space.Path}/undelete", "{}")).Refuses(
            400, 20007, "operation_id: expected the one that the deletion gave, found nothing.");
    }

    [Fact]
    public async Task WhatIsPurged_DoesNotComeBack()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("one", "old");
        await space.PutTaggedAsync("many", "old");

        (await Api.DeleteAsync($"{space.Of("one")}?purge=true")).Ok();
        var reply = await Api.DeleteAsync($"{space.Path}?tags=old:yes&purge=true");

        Assert.Equal(["many"], reply.Texts());
        Assert.False(reply.Json.GetProperty("result_info").TryGetProperty("operation_id", out _));
        Assert.Equal(404, (await UndeleteAsync(space.Of("one"))).Status);
        Assert.Equal(404, (await UndeleteAsync(space.Of("many"))).Status);
        (await Api.DeleteAsync($"{space.Of("one")}?purge=1")).Refuses(
            400, 20006, "purge: expected 'true' or 'false', found '1'.");
    }

    private static string OperationOf(Reply reply)
    {
        reply.Ok();
        return reply.Json.GetProperty("result_info").GetProperty("operation_id").GetString()!;
    }

    private Task<Reply> UndeleteAsync(string script) => Api.SendAsync("POST", script + "/undelete");

    private Task<Reply> UndoAsync(TestSpace space, string operation, string query = "") => Api.SendTextAsync(
        "POST",
        $"{space.Path}/undelete{query}",
        JsonSerializer.Serialize(new { operation_id = operation }));
}
