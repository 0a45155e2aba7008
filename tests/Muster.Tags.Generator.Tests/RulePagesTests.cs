extern alias generator;
using generator::Muster.Tags.Generator.Analysis;

namespace Muster.Tags.Generator.Tests;

public sealed class RulePagesTests
{
    [Fact]
    public void EveryRule_HasAPage()
    {
        var root = Repository();
        var rules = new FilterMemberAnalyzer().SupportedDiagnostics
            .Concat(new FilterUseAnalyzer().SupportedDiagnostics)
            .DistinctBy(rule => rule.Id)
            .ToList();
        foreach (var rule in rules)
        {
            var page = File.ReadAllLines(Path.Combine(root, rule.HelpLinkUri));
            Assert.Equal($"# {rule.Id}: {rule.Title}", page[0]);
            Assert.Contains($"Default severity: {rule.DefaultSeverity}.", page, StringComparer.OrdinalIgnoreCase);
        }

        Assert.Equal(rules.Count, Directory.GetFiles(Path.Combine(root, "docs/rules"), "TF*.md").Length);
    }

    // Not by the path of this file: a deterministic build writes another one.
    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cluster.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Expected to run below Cluster.sln.");
        }

        return folder.FullName;
    }
}
