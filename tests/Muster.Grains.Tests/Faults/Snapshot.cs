using System.Globalization;
using System.Text;

namespace Muster.Grains.Tests;

/// <summary>What a namespace and its account show, as lines that can be compared: one for each script, one for the account.</summary>
internal static class Snapshot
{
    /// <summary>Looks at everything twice, through the catalogue and through the scripts, and fails where they disagree.</summary>
    public static async Task<IReadOnlyList<string>> TakeAsync(TestNamespace space)
    {
        var names = await space.Account.ListNamespacesAsync();
        var lines = new List<string> { $"account: {string.Join(' ', names.Select(found => found.Name))}" };
        var rows = new List<CatalogRow>();
        foreach (var shard in space.Shards)
        {
            var page = await shard.ListAsync(new() { Limit = 1000 });
            Assert.Equal(page.Rows.Length, await shard.CountAsync(null));
            rows.AddRange(page.Rows);
        }

        foreach (var row in rows.OrderBy(row => row.Name, StringComparer.Ordinal))
        {
            lines.Add(await DescribeAsync(space.Script(row.Name), row));
        }

        foreach (var tag in rows.SelectMany(row => row.Tags).Distinct().Order())
        {
            var expected = rows.Where(row => row.Tags.Contains(tag)).Select(row => row.Name).Order(StringComparer.Ordinal);
            Assert.Equal(expected, await space.NamesAsync($"{tag}:yes"));
        }

        foreach (var (shard, index) in space.Shards.Select((shard, index) => (shard, index)))
        {
            lines.Add(await DescribeAsync(shard, index, rows));
        }

        lines.Add($"filters: {string.Join(' ', (await space.Home.ListFiltersAsync()).Select(saved => $"{saved.Name}={saved.Filter}"))}");
        lines.Add($"policies: {string.Join(' ', (await space.Home.ListPoliciesAsync()).Select(known => known.Policy))}");
        return lines;
    }

    // The journal is without gap, and its latest record of a script says what the script's row says.
    private static async Task<string> DescribeAsync(ICatalogGrain shard, int index, List<CatalogRow> rows)
    {
        var verified = await shard.VerifyAuditAsync();
        Assert.Null(verified.Problem);
        var entries = (await shard.ReadAuditAsync(new() { Limit = 1000 })).Entries;
        foreach (var last in entries
            .Where(entry => entry.Kind != CatalogChangeKind.Purge)
            .GroupBy(entry => entry.Row.Name)
            .Select(group => group.First()))
        {
            var row = rows.SingleOrDefault(found => found.Name == last.Row.Name);
            Assert.Equal(last.Kind == CatalogChangeKind.Delete, row is null);
            Assert.True(row is null || row.Revision == last.Row.Revision, $"{last.Row.Name}: recorded at {last.Row.Revision}");
        }

        return string.Create(CultureInfo.InvariantCulture, $"shard {index}: {verified.LastSequence} records");
    }

    private static async Task<string> DescribeAsync(IScriptGrain script, CatalogRow row)
    {
        var view = await script.GetAsync();
        Assert.NotNull(view);
        Assert.Equal((row.Revision, row.Marks), (view.Row.Revision, view.Row.Marks));
        Assert.Equal(row.Tags, view.Row.Tags);
        var bundle = await script.GetBundleAsync(row.ActiveVersion);
        Assert.NotNull(bundle);
        var code = Encoding.UTF8.GetString(bundle.Content.Modules[0].Body);
        var secrets = bundle.Bindings.Select(binding => $"{binding.Name}={binding.Secret}").Order(StringComparer.Ordinal);
        var versions = await script.ListVersionsAsync(100);
        var deployments = await script.ListDeploymentsAsync(100);
        Assert.Equal(row.ActiveVersion, deployments[0].Version);
        foreach (var version in versions.Select(version => version.Id).Concat(deployments.Select(deployment => deployment.Version)))
        {
            // With code, and secrets that open.
            Assert.NotNull(await script.GetBundleAsync(version));
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Name}: revision {row.Revision}, tags [{string.Join(' ', row.Tags)}], marks {row.Marks}, code '{code}', "
            + $"secrets [{string.Join(' ', secrets)}], versions {versions.Length}, deployments {deployments.Length}");
    }
}
