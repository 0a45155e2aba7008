using System.Text;

namespace Muster.Grains.Tests;

public sealed class ScriptGrainTests(ClusterFixture cluster)
{
    private static readonly ImmutableSortedDictionary<string, string> NoAnnotations =
        ImmutableSortedDictionary<string, string>.Empty;

    private static readonly Binding Secret = new() { Name = "S", Type = BindingTypes.SecretText, Secret = "s3cret" };

    [Fact]
    public async Task Put_IsThereAfterAllActivationsEnded()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.PutAsync("a", "one", ["t1"]);
        var second = await space.PutAsync("a", "two");
        await cluster.ForgetActivationsAsync();

        var view = (await space.Script("a").GetAsync())!;
        var content = (await space.Script("a").GetContentAsync(view.Row.ActiveVersion))!;

        Assert.Equal(second.Manifest.Id, view.Active.Id);
        Assert.Equal("two", Encoding.UTF8.GetString(content.Modules[0].Body));
        Assert.Equal(["t1"], view.Row.Tags);
        Assert.Equal(["a"], await space.NamesAsync("t1:yes"));
    }

    [Fact]
    public async Task Secrets_AreShownToTheDataPlaneAlone()
    {
        var space = await cluster.CreateNamespaceAsync();
        var put = await space.PutAsync("a", "code", null, Secret);
        await space.PutAsync("a", "code without a word of secrets");
        await cluster.ForgetActivationsAsync();

        var view = (await space.Script("a").GetAsync())!;
        var bundle = (await space.Script("a").GetBundleAsync(view.Active.Id))!;

        Assert.Equal("s3cret", Assert.Single(bundle.Bindings).Secret);
        Assert.All([put.Manifest, view.Active], version =>
            Assert.Equal((null, null), (version.Bindings[0].Secret, version.Bindings[0].SealedSecret)));
    }

    [Fact]
    public async Task ASettingChange_SharesTheCode()
    {
        var space = await cluster.CreateNamespaceAsync();
        var put = await space.PutAsync("a", "code");

        var changed = await space.PutAsync("a", new VersionDraft { Bindings = new() { Put = [Secret] } });

        Assert.Equal(put.Manifest.Content, changed.Value!.Manifest.Content);
        Assert.Equal(put.Row.ContentHash, changed.Value.Row.ContentHash);
    }

    [Fact]
    public async Task ADeletedScript_LeavesNoMemory()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.PutAsync("a", "old", ["ash"], Secret);
        await space.Script("a").ChangeAsync(Sample.Change(CatalogChangeKind.Delete, "a"));
        Assert.Null(await space.Script("a").GetAsync());

        var again = await space.PutAsync("a", "new");

        Assert.Empty(again.Manifest.Bindings);
        Assert.Empty(again.Row.Tags);
        Assert.Equal(1, again.Manifest.Number);
        Assert.Single(await space.Script("a").ListVersionsAsync(10));
    }

    [Fact]
    public async Task Versions_AreListedNewestFirst_AndAnOldOneCanBeDeployed()
    {
        var space = await cluster.CreateNamespaceAsync();
        var first = await space.PutAsync("a", "one");
        await space.PutAsync("a", "two");
        await space.PutAsync("a", "three");

        var deployed = await space.Script("a").DeployAsync(new(first.Manifest.Id, "wrangler", NoAnnotations), Sample.Origin());
        var versions = await space.Script("a").ListVersionsAsync(2);
        var deployments = await space.Script("a").ListDeploymentsAsync(10);

        Assert.Equal([3, 2], versions.Select(version => version.Number));
        Assert.Equal(first.Manifest.Id, (await space.Script("a").GetAsync())!.Active.Id);
        Assert.Equal(4, deployments.Length);
        Assert.Equal(deployed.Value!.Id, deployments[0].Id);
    }

    [Fact]
    public async Task Versions_KeepNumbersOfTheirOwn_WhenOneIsBasedOnAnEarlierOne()
    {
        var space = await cluster.CreateNamespaceAsync();
        var first = await space.PutAsync("a", "one");
        await space.PutAsync("a", "two");

        var draft = new VersionDraft { MustExist = true, BasedOn = first.Manifest.Id };

        Assert.Equal(3, (await space.PutAsync("a", draft)).Value!.Manifest.Number);
    }

    [Fact]
    public async Task Deploy_RefusesAVersionThatWasOnlyStaged()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.PutAsync("a", "one");
        var staged = await space.Script("a").StageAsync(await space.DraftAsync("a", "two"), Sample.Origin());

        var outcome = await space.Script("a").DeployAsync(new(staged.Value!.Manifest.Id, "api", NoAnnotations), Sample.Origin());

        Assert.Equal(ErrorCodes.VersionNotFound, outcome.Refusal!.Code);
    }

    [Fact]
    public async Task ConcurrentPuts_LeaveOneWholeVersion_AndAFullHistory()
    {
        var space = await cluster.CreateNamespaceAsync();

        var puts = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => space.PutAsync(
            "a",
            $"writer {i}",
            [$"w{i}"],
            new Binding { Name = "WHO", Type = BindingTypes.PlainText, Text = $"writer {i}" })));

        var view = (await space.Script("a").GetAsync())!;
        var code = Encoding.UTF8.GetString(
            (await space.Script("a").GetContentAsync(view.Active.Id))!.Modules[0].Body);
        Assert.Equal(code, view.Active.Bindings[0].Text);
        Assert.Equal(code, $"writer {view.Row.Tags[0][1..]}");
        Assert.Equal(20, puts.Select(put => put.Row.Revision).Distinct().Count());
        Assert.Equal(20, (await space.Script("a").ListVersionsAsync(50)).Length);
    }

    [Fact]
    public async Task IfMatch_LetsExactlyOneOfManyWriters()
    {
        var space = await cluster.CreateNamespaceAsync();
        var first = await space.PutAsync("a", "one");
        var draft = (await space.DraftAsync("a", "two")) with { ExpectedRevision = first.Row.Revision };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => space.PutAsync("a", draft)));

        Assert.Single(outcomes, outcome => outcome.IsSuccess);
        Assert.All(
            outcomes.Where(outcome => !outcome.IsSuccess),
            outcome => Assert.Equal(RefusalReason.PreconditionFailed, outcome.Refusal!.Reason));
    }

    [Fact]
    public async Task ARepeatedRequest_GetsTheFirstAnswer_AndAnotherUnderItsIdIsRefused()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.PutAsync("a", "one");
        var add = Sample.Change(CatalogChangeKind.AddTag, "a", "t") with { Origin = Sample.Origin("digest-1") };

        var first = await space.Script("a").ChangeAsync(add);
        await space.Script("a").ChangeAsync(Sample.Change(CatalogChangeKind.RemoveTag, "a", "t"));
        await cluster.ForgetActivationsAsync();
        var again = await space.Script("a").ChangeAsync(add);
        var other = await space.Script("a").ChangeAsync(
            add with { Origin = add.Origin with { RequestDigest = "digest-2" } });

        Assert.Equal(first.Value!.Revision, again.Value!.Revision);
        Assert.Equal(RefusalReason.Reused, other.Refusal!.Reason);
        Assert.Empty((await space.Script("a").GetAsync())!.Row.Tags);
    }

    [Fact]
    public async Task ARepeatedPut_GetsTheVersionOfItsFirstAnswer()
    {
        var space = await cluster.CreateNamespaceAsync();
        var origin = Sample.Origin("digest");
        var draft = await space.DraftAsync("a", "one");

        var first = await PutAsync();
        var again = await PutAsync();

        Assert.Equal(first.Manifest.Id, again.Manifest.Id);
        Assert.Single(await space.Script("a").ListVersionsAsync(10));

        async Task<CommittedVersion> PutAsync()
        {
            var staged = await space.Script("a").StageAsync(draft, origin);
            var commit = new VersionCommit { Version = staged.Value!.Manifest.Id, Draft = draft, Activates = true };
            return (await space.Script("a").CommitAsync(commit, origin)).Value!;
        }
    }

    [Fact]
    public async Task APutThatSaysTheSame_ChangesNothing_SecretsIncluded()
    {
        var space = await cluster.CreateNamespaceAsync();
        var secret = new Binding { Name = "KEY", Type = BindingTypes.SecretText, Secret = "hush" };
        var first = await space.PutAsync("s", "code", ["t"], secret);

        var same = await space.PutAsync("s", "code", ["t"], secret);
        var withoutTags = await space.PutAsync("s", "code", null, secret);
        var otherSecret = await space.PutAsync("s", "code", ["t"], secret with { Secret = "other" });
        var otherTags = await space.PutAsync("s", "code", ["u"], secret with { Secret = "other" });

        Assert.Equal((first.Row.Revision, first.Manifest.Id), (same.Row.Revision, same.Manifest.Id));
        Assert.Equal(first.Row.Revision, withoutTags.Row.Revision);
        Assert.NotEqual(first.Manifest.Id, otherSecret.Manifest.Id);
        Assert.Equal(["u"], otherTags.Row.Tags);
    }

    [Fact]
    public async Task OldVersions_AreCleared_ButForThoseInForce()
    {
        var space = await cluster.CreateNamespaceAsync();
        var first = await space.PutAsync("s", "code 1");
        for (var i = 2; i <= 56; i++)
        {
            await space.PutAsync("s", $"code {i}");
            if (i == 24)
            {
                await space.Script("s").DeployAsync(new(first.Manifest.Id, "api", System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty), Sample.Origin());
            }
        }

        await cluster.ForgetActivationsAsync();
        var versions = await space.Script("s").ListVersionsAsync(100);

        Assert.InRange(versions.Length, 20, 28);
        Assert.NotNull(await space.Script("s").GetContentAsync(versions[0].Id));
        Assert.Null(await space.Script("s").GetVersionAsync(first.Manifest.Id));
    }
}
