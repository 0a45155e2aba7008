namespace Muster.Gateway.Tests;

public sealed class AuditEndpointsTests(ClusterFixture cluster)
{
    private ApiClient Api => cluster.Api;

    [Fact]
    public async Task EveryChange_SaysWhoWhatWhenAndWhatWasBefore()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("s", "a");
        (await Api.SendAsync("PUT", $"{space.Of("s")}/tags/b")).Ok();
        (await Api.SendAsync("PUT", $"{space.Of("s")}/tags/muster:suspended", headers: ("X-Request-Id", "the-request"))).Ok();
        (await Api.DeleteAsync(space.Of("s"))).Ok();

        var entries = await EntriesAsync(space);

        Assert.Equal(["delete", "add_tag", "add_tag", "create"], entries.Select(entry => Text(entry, "action")));
        Assert.All(entries, entry => Assert.Equal(("s", "127.0.0.1"), (Text(entry, "script"), Text(entry, "address"))));
        Assert.All(entries, entry => Assert.NotEmpty(Text(entry, "actor")));
        Assert.Equal("the-request", Text(entries[1], "request_id"));
        Assert.Equal(["a", "b", "muster:suspended"], Tags(entries[0], "before"));
        Assert.Equal(["a"], Tags(entries[2], "before"));
        Assert.Equal(["a", "b"], Tags(entries[2], "after"));
        Assert.False(entries[3].TryGetProperty("before", out _));
        Assert.False(entries[0].TryGetProperty("after", out _));
    }

    [Fact]
    public async Task It_IsPagedNewestFirst_AndAsked()
    {
        var space = await TestSpace.CreateAsync(Api);
        for (var i = 0; i < 12; i++)
        {
            await space.PutTaggedAsync($"s{i}", i % 3 == 0 ? "third" : "other");
        }

        var seen = new List<string>();
        var cursor = "";
        do
        {
            var reply = await Api.GetAsync($"{Audit(space)}?limit=5&cursor={cursor}");
            seen.AddRange(reply.Ok().EnumerateArray().Select(entry => Text(entry, "script")));
            cursor = reply.Json.GetProperty("result_info").GetProperty("cursor").GetString()!;
        }
        while (cursor.Length > 0);

        Assert.Equal(Enumerable.Range(0, 12).Reverse().Select(i => $"s{i}"), seen);
        Assert.Equal(["s9", "s6", "s3", "s0"], (await EntriesAsync(space, "?tags=third:yes")).Select(entry => Text(entry, "script")));
        Assert.Single(await EntriesAsync(space, "?script=s4"));
        Assert.Empty(await EntriesAsync(space, "?since=2100-01-01T00:00:00Z"));
        Assert.Empty(await EntriesAsync(space, "?actor=nobody"));
    }

    [Theory]
    [InlineData("?user=x", "user: expected one of script, actor, request_id, since, until, tags, filter, limit, cursor.")]
    [InlineData("?since=soon", "since: expected a time such as 2026-01-31T12:00:00Z, found 'soon'.")]
    [InlineData("?limit=0", "limit: expected a number from 1 to 1000, found '0'.")]
    [InlineData("?cursor=1.2", "cursor: expected one that an earlier page has given.")]
    [InlineData("?cursor=x", "cursor: expected one that an earlier page has given.")]
    public async Task WhatItCannotRead_IsRefused(string query, string message)
    {
        var space = await TestSpace.CreateAsync(Api);

        (await Api.GetAsync(Audit(space) + query)).Refuses(400, 20006, message);
    }

    [Fact]
    public async Task TheChain_IsVerified()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s");

        var shards = (await Api.GetAsync(Audit(space) + "/verify")).Ok().EnumerateArray().ToArray();

        Assert.Equal(16, shards.Length);
        Assert.All(shards, shard => Assert.False(shard.TryGetProperty("problem", out _)));
        Assert.Equal(1, shards.Sum(shard => shard.GetProperty("last_revision").GetInt64()));
        Assert.Equal(200, (await Api.GetAsync($"{TestSpace.Root}/workers/audit/verify")).Status);
    }

    private static string Audit(TestSpace space) => $"{space.Path[..^"/scripts".Length]}/audit";

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;

    private static string[] Tags(JsonElement entry, string state) =>
        [.. entry.GetProperty(state).GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)];

    private async Task<JsonElement[]> EntriesAsync(TestSpace space, string query = "") =>
        [.. (await Api.GetAsync(Audit(space) + query)).Ok().EnumerateArray()];
}
