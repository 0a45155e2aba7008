extern alias generator;
using System.Runtime.CompilerServices;
using generator::Muster.Tags.Generator.Analysis;

namespace Muster.Tags.Generator.Tests;

public sealed class RulePagesTests
{
    [Fact]
    public void EveryRule_HasAPage()
    {
        var root = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../..");
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

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
