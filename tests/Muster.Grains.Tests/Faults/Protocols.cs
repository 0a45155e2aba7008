using System.Globalization;

namespace Muster.Grains.Tests;

/// <summary>Every kind of write, each by which the stored objects of a script, a shard or an account come to change.</summary>
internal static class Protocols
{
    private const int ManyChanges = 20;

    private static readonly Binding s_secret = new() { Name = "KEY", Type = BindingTypes.SecretText, Secret = "s3cret" };

    private static readonly TimeSpan s_tooLongToUndo = TimeSpan.FromHours(25);

    private static readonly Policy s_policy = new() { Kind = PolicyKind.Protect, Name = "paying", Filter = "paid:yes" };

    public static ImmutableArray<Protocol> All { get; } =
    [
        new("upload of a new script", Nothing, [Upload("a", "code 1", ["t1", "t2"], s_secret)]),
        new("second version", OneScript, [Upload("a", "code 2", ["t2"])]),
        new("version that is not deployed", OneScript, [Upload("a", "code 2", null, activates: false)]),
        new("deployment of an older version", TwoVersions, [DeployFirst]),
        new("deployment back and forth", TwoVersions, [DeployFirst, DeployLatest, DeployFirst]),
        new("tag list", OneScript, [Change(CatalogChangeKind.SetTags, "a", tags: ["t3"])]),
        new("one tag more", OneScript, [Change(CatalogChangeKind.AddTag, "a", "t3")]),
        new("one tag less", OneScript, [Change(CatalogChangeKind.RemoveTag, "a", "t1")]),
        new("protection", OneScript, [Change(CatalogChangeKind.AddTag, "a", "muster:protected")]),
        new("deletion", OneScript, [Change(CatalogChangeKind.Delete, "a")]),
        new("deletion and the same name again", OneScript, [Change(CatalogChangeKind.Delete, "a"), Upload("a", "new life", ["t9"])]),
        new("deletion by filter", FourScripts, [DeleteTagged]),
        new("secret", OneScript, [PutSecret]),
        new("removal of a secret", OneScript, [RemoveSecret]),
        new("spills, merges and clearing", OneScript, [.. Enumerable.Range(0, ManyChanges).Select(Retag)]),
        new("spills of deletions", Nothing, [.. Enumerable.Range(0, 6).SelectMany(UploadAndDelete)]),
        new("the same upload again", OneScript, [Upload("a", "code 1", ["t1", "t2"], s_secret)]),
        new("trimming of old versions", OldVersions, [Upload("a", "code 8", null), DeployActiveAgain]),
        new("undeletion", DeletedScript, [Change(CatalogChangeKind.Undelete, "a")]),
        new("deletion and undeletion", SharedCode, [Change(CatalogChangeKind.Delete, "a"), Change(CatalogChangeKind.Undelete, "a")]),
        new("undeletion of an operation", FourDeleted, [UndeleteOperation]),
        new("purge", SharedCode, [Purge("a")]) { Gone = ["a"] },
        new("purge of what is deleted", TwoDeletedLives, [Purge("a")]) { Gone = ["a"] },
        new("deletion by filter with purge", FourScripts, [PurgeTagged]) { Gone = ["a", "b", "d"] },
        new("sweep after the time for undoing", FourDeletedLongAgo, [Sweep]) { Gone = ["a", "b", "d"] },
        new("purge of one life of a name", LivingAgain, [Sweep]),
        new("journal that is merged and cut", LongJournal, [.. Enumerable.Range(0, 4).Select(Retag)]),
        new("saved filter", Nothing, [PutFilter("f", "t:yes"), PutFilter("f", "u:yes"), DeleteFilter("f")]),
        new("policies", Nothing, [RecordPolicies, ForgetPolicy]),
        new("new namespace", Nothing, [CreateNamespace("made")]),
        new("renamed namespace", async space => await CreateNamespace("old")(space, Sample.Origin()), [RenameNamespace]),
        new("deleted namespace", async space => await CreateNamespace("old")(space, Sample.Origin()), [DeleteNamespace]),
    ];

    private static Task Nothing(TestNamespace space) => Task.CompletedTask;

    private static async Task OneScript(TestNamespace space) =>
        await space.PutAsync("a", "code 1", ["t1", "t2"], s_secret);

    private static async Task DeletedScript(TestNamespace space)
    {
        await SharedCode(space);
        await space.Script("a").ChangeAsync(Sample.Change(CatalogChangeKind.Delete, "a"));
    }

    // All versions share the code of the first one; a deployment names the middle one.
    private static async Task SharedCode(TestNamespace space)
    {
        await OneScript(space);
        await PutSecret(space, Sample.Origin());
        await DeployAsync(space, Sample.Origin(), number: 1);
        await RemoveSecret(space, Sample.Origin());
    }

    // One with code that is gone, one whose code a later one shares, one that is active though it is old.
    private static async Task OldVersions(TestNamespace space)
    {
        await OneScript(space);
        await space.PutAsync("a", "code 2");
        await space.PutAsync("a", "code 3");
        await PutSecret(space, Sample.Origin());
        await DeployAsync(space, Sample.Origin(), number: 3);
        for (var number = 5; number <= 7; number++)
        {
            await Upload("a", $"code {number}", null, activates: false)(space, Sample.Origin());
        }
    }

    private static async Task TwoDeletedLives(TestNamespace space)
    {
        await DeletedScript(space);
        await DeletedScript(space);
    }

    private static async Task LivingAgain(TestNamespace space)
    {
        await DeletedScript(space);
        space.Clock!.Advance(s_tooLongToUndo);
        await SharedCode(space);
    }

    private static async Task FourDeleted(TestNamespace space)
    {
        await FourScripts(space);
        await DeleteTagged(space, Sample.Origin() with { RequestId = space.Info.Id });
    }

    private static async Task FourDeletedLongAgo(TestNamespace space)
    {
        await FourDeleted(space);
        space.Clock!.Advance(s_tooLongToUndo);
    }

    private static async Task LongJournal(TestNamespace space)
    {
        await OneScript(space);
        for (var step = 100; step < 100 + ManyChanges; step++)
        {
            await Retag(step)(space, Sample.Origin());
        }

        space.Clock!.Advance(TimeSpan.FromDays(3));
    }

    private static async Task TwoVersions(TestNamespace space)
    {
        await OneScript(space);
        await space.PutAsync("a", "code 2");
    }

    private static async Task FourScripts(TestNamespace space)
    {
        await space.PutAsync("a", "code", ["gone"]);
        await space.PutAsync("b", "code", ["gone", "t"]);
        await space.PutAsync("c", "code", ["t"]);
        await space.PutAsync("d", "code", ["gone"]);
    }

    private static Func<TestNamespace, ChangeOrigin, Task<Refusal?>> Upload(
        string name,
        string code,
        string[]? tags,
        Binding? binding = null,
        bool activates = true) => async (space, origin) =>
    {
        var draft = await space.DraftAsync(name, code, tags, binding is null ? [] : [binding]);
        return (await space.PutAsync(name, draft, origin, activates)).Refusal;
    };

    private static Func<TestNamespace, ChangeOrigin, Task<Refusal?>> Change(
        CatalogChangeKind kind,
        string name,
        string? tag = null,
        string[]? tags = null) => async (space, origin) =>
            (await space.Script(name).ChangeAsync(Sample.Change(kind, name, tag, tags) with { Origin = origin })).Refusal;

    private static Func<TestNamespace, ChangeOrigin, Task<Refusal?>> Retag(int step) => Change(
        CatalogChangeKind.SetTags, "a", tags: [string.Create(CultureInfo.InvariantCulture, $"step{step}")]);

    private static IEnumerable<Func<TestNamespace, ChangeOrigin, Task<Refusal?>>> UploadAndDelete(int step) =>
        [Upload("a", $"life {step}", ["t"]), Change(CatalogChangeKind.Delete, "a")];

    private static async Task<Refusal?> DeleteTagged(TestNamespace space, ChangeOrigin origin)
    {
        // All at once, as the gateway does it; the first failure is thrown when all have ended.
        await Task.WhenAll(space.Shards.Select(shard => shard.DeleteMatchingAsync("gone:yes", origin, purges: false)));
        return null;
    }

    private static async Task<Refusal?> PurgeTagged(TestNamespace space, ChangeOrigin origin)
    {
        await Task.WhenAll(space.Shards.Select(shard => shard.DeleteMatchingAsync("gone:yes", origin, purges: true)));
        return null;
    }

    private static async Task<Refusal?> UndeleteOperation(TestNamespace space, ChangeOrigin origin)
    {
        await Task.WhenAll(space.Shards.Select(shard => shard.UndeleteAsync(space.Info.Id, origin)));
        return null;
    }

    private static Func<TestNamespace, ChangeOrigin, Task<Refusal?>> Purge(string name) => async (space, origin) =>
        (await space.Script(name).ChangeAsync(
            Sample.Change(CatalogChangeKind.Delete, name) with { Origin = origin, Purges = true })).Refusal;

    private static async Task<Refusal?> Sweep(TestNamespace space, ChangeOrigin origin)
    {
        await space.Retention.SweepAsync();
        return null;
    }

    private static Func<TestNamespace, ChangeOrigin, Task<Refusal?>> PutFilter(string name, string filter) =>
        async (space, origin) => (await space.Home.PutFilterAsync(name, filter, origin)).Refusal;

    private static Func<TestNamespace, ChangeOrigin, Task<Refusal?>> DeleteFilter(string name) =>
        async (space, origin) => (await space.Home.DeleteFilterAsync(name, origin)).Refusal;

    private static async Task<Refusal?> RecordPolicies(TestNamespace space, ChangeOrigin origin)
    {
        await space.Home.RecordPoliciesAsync([s_policy]);
        return null;
    }

    private static async Task<Refusal?> ForgetPolicy(TestNamespace space, ChangeOrigin origin) =>
        (await space.Home.ForgetPolicyAsync(s_policy.Kind, s_policy.Name, origin)).Refusal;

    private static async Task<Refusal?> DeployActiveAgain(TestNamespace space, ChangeOrigin origin) =>
        await DeployAsync(space, origin, number: 8);

    private static async Task<Refusal?> DeployFirst(TestNamespace space, ChangeOrigin origin) =>
        await DeployAsync(space, origin, number: 1);

    private static async Task<Refusal?> DeployLatest(TestNamespace space, ChangeOrigin origin) =>
        await DeployAsync(space, origin, number: 2);

    private static async Task<Refusal?> DeployAsync(TestNamespace space, ChangeOrigin origin, int number)
    {
        var versions = await space.Script("a").ListVersionsAsync(10);
        var outcome = await space.Script("a").DeployAsync(
            new(versions.Single(version => version.Number == number).Id, "api", ImmutableSortedDictionary<string, string>.Empty),
            origin);
        if (outcome.IsSuccess)
        {
            // The answer names a deployment that is part of the script's history, also when the request is repeated.
            Assert.Contains(outcome.Value.Id, (await space.Script("a").ListDeploymentsAsync(10)).Select(found => found.Id));
        }

        return outcome.Refusal;
    }

    private static Task<Refusal?> PutSecret(TestNamespace space, ChangeOrigin origin) => BindAsync(
        space, origin, new() { Put = [s_secret with { Name = "OTHER", Secret = "0ther" }] });

    private static Task<Refusal?> RemoveSecret(TestNamespace space, ChangeOrigin origin) =>
        BindAsync(space, origin, new() { RemoveSecrets = ["KEY"], RefuseMissing = true });

    private static async Task<Refusal?> BindAsync(TestNamespace space, ChangeOrigin origin, BindingChanges changes) =>
        (await space.PutAsync("a", new VersionDraft { Bindings = changes, MustExist = true }, origin)).Refusal;

    private static Func<TestNamespace, ChangeOrigin, Task<Refusal?>> CreateNamespace(string name) => async (space, origin) =>
        (await space.Account.CreateNamespaceAsync(name, origin)).Refusal;

    private static async Task<Refusal?> RenameNamespace(TestNamespace space, ChangeOrigin origin) =>
        (await space.Account.RenameNamespaceAsync("old", "renamed", origin)).Refusal;

    private static async Task<Refusal?> DeleteNamespace(TestNamespace space, ChangeOrigin origin) =>
        (await space.Account.DeleteNamespaceAsync("old", origin)).Refusal;
}
