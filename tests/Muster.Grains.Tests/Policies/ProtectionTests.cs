namespace Muster.Grains.Tests.Policies;

public sealed class ProtectionTests(PolicyFixture host) : IClassFixture<PolicyFixture>
{
    [Fact]
    public async Task AProtectedScript_IsNotDeleted_AndThePolicyIsNamed()
    {
        var space = await host.CreateNamespaceAsync();
        await space.PutAsync("s", "code", ["plan-paid"]);

        var refusal = (await DeleteAsync(space, "s")).Refusal!;

        Assert.Equal(
            new Refusal(
                RefusalReason.Conflict,
                ErrorCodes.ScriptProtected,
                "'s' is protected by the policy 'paying' (plan-paid:yes): change its tags before you delete the script."),
            refusal);
        await space.Script("s").ChangeAsync(Sample.Change(CatalogChangeKind.RemoveTag, "s", "plan-paid"));
        Assert.True((await DeleteAsync(space, "s")).IsSuccess);
    }

    [Fact]
    public async Task ADeletionByFilter_CountsAndSkipsThem()
    {
        var space = await host.CreateNamespaceAsync();
        await space.PutAsync("kept", "code", ["old", "plan-paid"]);
        await space.PutAsync("gone", "code", ["old"]);

        var kept = await Task.WhenAll(space.Shards.Select(shard => shard.CountProtectedAsync("old:yes")));
        Assert.Equal(1, kept.Sum(shard => shard.Count));
        Assert.Equal(["the policy 'paying'"], kept.SelectMany(shard => shard.By));
        await Task.WhenAll(space.Shards.Select(shard => shard.DeleteMatchingAsync("old:yes", Sample.Origin(), purges: false)));

        Assert.Equal(["kept"], await space.NamesAsync());
    }

    // A host that was started without it must not be the one that deletes.
    [Fact]
    public async Task ARecordedPolicyThatThisHostDoesNotDeclare_ProtectsUntilItIsForgotten()
    {
        var space = await host.CreateNamespaceAsync();
        await space.PutAsync("s", "code", ["legal-hold"]);
        var policies = host.Grains.GetGrain<INamespaceGrain>(space.Info.Id);
        await policies.RecordPoliciesAsync([PolicyFixture.Declare(PolicyKind.Protect, "held", "legal-hold:yes").Policy]);
        await TakeAsync(space, policies);

        Assert.Equal(
            "'s' is protected by the policy 'held' (legal-hold:yes), which this host no longer declares: "
            + "change its tags, or forget the policy, before you delete the script.",
            (await DeleteAsync(space, "s")).Refusal!.Message);

        Assert.True((await policies.ForgetPolicyAsync(PolicyKind.Protect, "held", Sample.Origin())).IsSuccess);
        await TakeAsync(space, policies);
        Assert.True((await DeleteAsync(space, "s")).IsSuccess);
    }

    [Fact]
    public async Task APolicyThatTheHostDeclares_IsNotForgotten()
    {
        var space = await host.CreateNamespaceAsync();
        await space.PutAsync("s", "code");
        var policies = host.Grains.GetGrain<INamespaceGrain>(space.Info.Id);

        var refusal = (await policies.ForgetPolicyAsync(PolicyKind.Protect, "paying", Sample.Origin())).Refusal!;

        Assert.Equal(
            (ErrorCodes.PolicyDeclared, "The host declares the policy 'paying': take it out of its AddMuster call before you have it forgotten."),
            (refusal.Code, refusal.Message));
        Assert.Equal(ErrorCodes.PolicyNotFound, (await policies.ForgetPolicyAsync(PolicyKind.Count, "paying", Sample.Origin())).Refusal!.Code);
    }

    // The namespace tells its shards, and no caller waits for that: a test must.
    private static async Task TakeAsync(TestNamespace space, INamespaceGrain policies)
    {
        var recorded = await policies.ListPoliciesAsync();
        foreach (var shard in space.Shards)
        {
            await shard.TakePoliciesAsync(recorded);
            await shard.CountAsync(null);
        }
    }

    private static Task<Outcome<CatalogRow>> DeleteAsync(TestNamespace space, string name) =>
        space.Script(name).ChangeAsync(Sample.Change(CatalogChangeKind.Delete, name));
}
