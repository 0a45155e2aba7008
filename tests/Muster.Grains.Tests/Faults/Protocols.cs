using System.Globalization;

namespace Muster.Grains.Tests;

/// <summary>Every kind of write, each by which the stored objects of a script, a shard or an account come to change.</summary>
internal static class Protocols
{
    private const int ManyChanges = 20;

    private static readonly Binding s_secret = new() { Name = "KEY", Type = BindingTypes.SecretText, Secret = "s3cret" };

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
        new("new namespace", Nothing, [CreateNamespace("made")]),
        new("renamed namespace", async space => await CreateNamespace("old")(space, Sample.Origin()), [RenameNamespace]),
        new("deleted namespace", async space => await CreateNamespace("old")(space, Sample.Origin()), [DeleteNamespace]),
    ];

    private static Task Nothing(TestNamespace space) => Task.CompletedTask;

    private static async Task OneScript(TestNamespace space) =>
        await space.PutAsync("a", "code 1", ["t1", "t2"], s_secret);

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
