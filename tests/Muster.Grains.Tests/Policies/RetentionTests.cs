namespace Muster.Grains.Tests.Policies;

public sealed class RetentionTests(PolicyFixture host) : IClassFixture<PolicyFixture>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task ASweep_DeletesWhatHasMatchedForLongerThanTheAge_AndOnlyThat()
    {
        var space = await host.CreateNamespaceAsync();
        await space.PutAsync("old", "code", ["env-preview"]);
        await space.PutAsync("production", "code", ["env-production"]);
        host.Clock.Advance(PolicyFixture.Age - Day);
        await space.PutAsync("young", "code", ["env-preview"]);

        Assert.Equal(0, (await SweepAsync(space)).Deleted);
        host.Clock.Advance(Day * 2);

        Assert.Equal(1, (await SweepAsync(space)).Deleted);
        Assert.Equal(["production", "young"], await space.NamesAsync());
        Assert.Equal(["old"], host.Told.Of(space.Info.Id));
    }

    [Fact]
    public async Task TheAge_IsCountedFromTheLastChangeOfTheTags_WhateverElseChanges()
    {
        var space = await host.CreateNamespaceAsync();
        await space.PutAsync("retagged", "code", ["env-preview"]);
        await space.PutAsync("updated", "code", ["env-preview"]);
        host.Clock.Advance(PolicyFixture.Age - Day);
        await space.Script("retagged").ChangeAsync(Sample.Change(CatalogChangeKind.AddTag, "retagged", "kept-a-while"));
        await space.PutAsync("updated", "other code", ["env-preview"]);
        host.Clock.Advance(Day * 2);

        await SweepAsync(space);

        Assert.Equal(["retagged"], await space.NamesAsync());
    }

    [Fact]
    public async Task ASweep_LeavesWhatIsProtected()
    {
        var space = await host.CreateNamespaceAsync();
        await space.PutAsync("marked", "code", ["env-preview"]);
        await space.PutAsync("paying", "code", ["env-preview", "plan-paid"]);
        await space.Script("marked").ChangeAsync(Sample.Change(CatalogChangeKind.AddTag, "marked", "muster:protected"));
        host.Clock.Advance(PolicyFixture.Age + Day);

        Assert.Equal(0, (await SweepAsync(space)).Deleted);
        Assert.Equal(["marked", "paying"], await space.NamesAsync());
    }

    [Fact]
    public async Task ASweep_GoesOnUntilNothingIsLeft_HoweverManyThereAre()
    {
        var space = await host.CreateNamespaceAsync();
        var names = Enumerable.Range(0, 60).Select(i => $"p{i:D2}").ToArray();
        await Task.WhenAll(names.Select(name => space.PutAsync(name, "code", ["env-preview"])));
        host.Clock.Advance(PolicyFixture.Age + Day);

        Assert.Equal(60, (await SweepAsync(space)).Deleted);
        Assert.Empty(await space.NamesAsync());
        Assert.Equal(names, host.Told.Of(space.Info.Id));
    }

    // Or a host that was started without a policy, or with an older one, would decide what goes.
    [Fact]
    public async Task APolicyThatThisHostDoesNotDeclare_IsNamed_AndNothingIsSweptForIt()
    {
        var space = await host.CreateNamespaceAsync();
        await space.PutAsync("s", "code", ["temporary"]);
        await RecordAsync(space, PolicyFixture.Declare(PolicyKind.Retain, "temporary", "temporary:yes", Day));
        host.Clock.Advance(Day * 30);

        var report = await SweepAsync(space);

        Assert.Equal(0, report.Deleted);
        Assert.Equal(["temporary"], report.Undeclared);
        Assert.Equal(["s"], await space.NamesAsync());
    }

    [Fact]
    public void TheAge_IsCountedFromWhenTheNamespaceFirstMetThePolicy()
    {
        var now = host.Clock.GetUtcNow();
        var row = Sample.Row("s", "env-preview") with { TagsChangedOn = now - Day };
        var policy = PolicyFixture.Declare(PolicyKind.Retain, "previews", "env-preview:yes", Day);

        Assert.False(new ShardPolicy(new(policy.Policy, now - (Day / 2)), policy.Filter, IsDeclared: true).IsOver(row, now + (Day / 4)));
        Assert.True(new ShardPolicy(new(policy.Policy, now - (Day * 2)), policy.Filter, IsDeclared: true).IsOver(row, now + (Day / 4)));
    }

    [Fact]
    public async Task TheFirstUse_OfANamespace_SetsAReminder_WhichGoesWithTheNamespace()
    {
        var space = await host.CreateNamespaceAsync();
        await space.PutAsync("s", "code");
        var grain = host.Grains.GetGrain<IRetentionGrain>(space.Info.Id).GetGrainId();
        Assert.Equal("retention", Assert.Single((await host.Reminders.ReadRows(grain)).Reminders).ReminderName);

        await host.Grains.GetGrain<INamespaceGrain>(space.Info.Id).EraseAsync();
        await SweepAsync(space);

        Assert.Empty((await host.Reminders.ReadRows(grain)).Reminders);
    }

    [Fact]
    public async Task AHostThatStarts_HasItsPoliciesRecorded_InNamespacesThatNobodyTouches()
    {
        var space = await host.CreateNamespaceAsync();
        var policy = PolicyFixture.Declare(PolicyKind.Retain, "previews", "env-preview:yes", PolicyFixture.Age).Policy;

        await space.Account.RecordPoliciesAsync([policy]);

        var recorded = await host.Grains.GetGrain<INamespaceGrain>(space.Info.Id).ListPoliciesAsync();
        Assert.Contains(policy, recorded.Select(known => known.Policy));
    }

    [Fact]
    public async Task ADeletedScript_ComesBack_UntilItsTimeIsOver_AndThenItsDocumentsAreCleared()
    {
        var space = await host.CreateNamespaceAsync();
        var old = await space.PutAsync("s", "code", ["t"]);
        await space.Script("s").ChangeAsync(Sample.Change(CatalogChangeKind.Delete, "s"));
        host.Clock.Advance(Day - TimeSpan.FromMinutes(1));
        await SweepAsync(space);

        Assert.Equal(["t"], (await space.Script("s").ChangeAsync(Sample.Change(CatalogChangeKind.Undelete, "s"))).Value!.Tags);
        Assert.Equal("code", Code(await space.Script("s").GetContentAsync(old.Manifest.Id)));
        await space.Script("s").ChangeAsync(Sample.Change(CatalogChangeKind.Delete, "s"));
        host.Clock.Advance(Day + TimeSpan.FromMinutes(1));

        Assert.Equal(
            (ErrorCodes.NothingToUndelete, "workers.api.error.nothing_to_undelete: there is no deletion of 's' that can still be undone."),
            Refused(await space.Script("s").ChangeAsync(Sample.Change(CatalogChangeKind.Undelete, "s"))));
        await SweepAsync(space);
        Assert.Null(await space.Script("s").GetContentAsync(old.Manifest.Id));
    }

    [Fact]
    public async Task APurge_ClearsAtOnce_AlsoWhatWasDeletedBefore()
    {
        var space = await host.CreateNamespaceAsync();
        var now = await space.PutAsync("now", "code");
        var before = await space.PutAsync("before", "code");
        await space.Script("before").ChangeAsync(Sample.Change(CatalogChangeKind.Delete, "before"));

        foreach (var (name, version) in new[] { ("now", now), ("before", before) })
        {
            var purged = await space.Script(name).ChangeAsync(Sample.Change(CatalogChangeKind.Delete, name) with { Purges = true });

            Assert.True(purged.IsSuccess);
            Assert.Null(await space.Script(name).GetContentAsync(version.Manifest.Id));
            Assert.Equal(
                ErrorCodes.NothingToUndelete,
                (await space.Script(name).ChangeAsync(Sample.Change(CatalogChangeKind.Undelete, name))).Refusal!.Code);
        }
    }

    [Fact]
    public async Task ANameThatLivesAgain_KeepsItsOwnDocuments_WhenTheEarlierLifeIsPurged()
    {
        var space = await host.CreateNamespaceAsync();
        await space.PutAsync("s", "first");
        await space.Script("s").ChangeAsync(Sample.Change(CatalogChangeKind.Delete, "s"));
        var second = await space.PutAsync("s", "second");

        Assert.Equal(
            (ErrorCodes.ScriptExists, "'s' exists again: delete that one first if you want the earlier one back."),
            Refused(await space.Script("s").ChangeAsync(Sample.Change(CatalogChangeKind.Undelete, "s"))));
        host.Clock.Advance(Day * 2);
        await SweepAsync(space);

        Assert.Equal("second", Code(await space.Script("s").GetContentAsync(second.Manifest.Id)));
        Assert.Equal(["s"], await space.NamesAsync());
    }

    private static string Code(ScriptContent? content) => System.Text.Encoding.UTF8.GetString(content!.Modules[0].Body);

    private static (int Code, string Message) Refused(Outcome<CatalogRow> outcome) =>
        (outcome.Refusal!.Code, outcome.Refusal.Message);

    private Task<SweepReport> SweepAsync(TestNamespace space) =>
        host.Grains.GetGrain<IRetentionGrain>(space.Info.Id).SweepAsync();

    private Task<ImmutableArray<RecordedPolicy>> RecordAsync(TestNamespace space, DeclaredPolicy policy) =>
        host.Grains.GetGrain<INamespaceGrain>(space.Info.Id).RecordPoliciesAsync([policy.Policy]);
}
