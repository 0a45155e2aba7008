namespace Muster.Gateway.Tests;

public sealed class PolicyEndpointsTests(ClusterFixture cluster)
{
    private ApiClient Api => cluster.Api;

    [Fact]
    public async Task RecordedPolicies_AreShownAndForgotten()
    {
        var space = await TestSpace.CreateAsync(Api);
        await RecordAsync(space, new() { Kind = PolicyKind.Retain, Name = "a/b", Filter = "x:yes", Age = TimeSpan.FromDays(7) });

        var shown = Assert.Single((await Api.GetAsync(Root(space) + "/policies")).Ok().EnumerateArray());
        Assert.Equal(
            ("retain", "a/b", "x:yes", 604_800),
            (shown.GetProperty("kind").GetString(), shown.GetProperty("name").GetString(), shown.GetProperty("filter").GetString(), shown.GetProperty("age_seconds").GetInt64()));

        (await Api.DeleteAsync(Root(space) + "/policies/protect/a%2Fb")).Refuses(
            404, 20016, "workers.api.error.policy_not_found: this namespace has no recorded policy 'a/b' of this kind.");
        (await Api.DeleteAsync(Root(space) + "/policies/destroy/a%2Fb")).Refuses(
            400, 20006, "policy in the path: expected 'retain', 'protect' or 'count', and its name.");
        (await Api.DeleteAsync(Root(space) + "/policies/retain/a%2Fb")).Ok();
        Assert.Empty((await Api.GetAsync(Root(space) + "/policies")).Ok().EnumerateArray());
    }

    [Fact]
    public async Task Counts_CountWhatMatchesNow()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutTaggedAsync("one", "plan-paid");
        await space.PutTaggedAsync("two", "plan-free");
        await RecordAsync(space, new() { Kind = PolicyKind.Count, Name = "paying", Filter = "plan-paid:yes" });

        var count = Assert.Single((await Api.GetAsync(Root(space) + "/counts")).Ok().EnumerateArray());

        Assert.Equal(("paying", 1), (count.GetProperty("name").GetString(), count.GetProperty("script_count").GetInt64()));
    }

    private static string Root(TestSpace space) => space.Path[..^"/scripts".Length];

    private async Task RecordAsync(TestSpace space, Policy policy)
    {
        var id = (await Api.GetAsync(Root(space))).Ok().GetProperty("namespace_id").GetString()!;
        await cluster.Grains.GetGrain<INamespaceGrain>(id).RecordPoliciesAsync([policy]);
    }
}
