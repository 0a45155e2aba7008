extern alias generator;
using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TagFilterGenerator = generator::Muster.Tags.Generator.TagFilterGenerator;

namespace Muster.Tags.Generator.Tests;

public sealed class CachingTests
{
    private const string Source = """
        using Muster.Tags;
        namespace Acme;
        public static partial class Policies
        {
            [GeneratedTagFilter("plan-pro:yes,env-preview:no")]
            public static partial TagFilter Paying { get; }

            [GeneratedTagFilter("customer-{id}:yes")]
            public static partial TagFilter Of(string id);
        }
        """;

    [Fact]
    public void EditOfAnotherFile_IsCached() => Assert.Equal(
        ["Cached"],
        Reasons([Source, "class Other;"], [Source, "class Other { int x; }"]).Distinct());

    [Fact]
    public void EditBesideTheMember_WritesNothing() => Assert.Equal(
        ["Members: Cached", "Members: Cached", "AllMembers: Cached", "Output: Cached"],
        NamedReasons([Source], [Source.Replace("{ get; }", "{ get; } // Billing asks for it.", StringComparison.Ordinal)]));

    [Fact]
    public void EditOfOneFilter_ReadsOnlyThatAnew() => Assert.Equal(
        ["Members: Modified", "Members: Cached", "AllMembers: Modified", "Output: Modified"],
        NamedReasons([Source], [Source.Replace("plan-pro", "plan-ent", StringComparison.Ordinal)]));

    [Fact]
    public void Pipeline_HoldsNothingOfACompilation()
    {
        var result = Compile.Driver().RunGenerators(Compile.Sources(Source)).GetRunResult().Results.Single();
        var steps = Steps(result).SelectMany(step => step.Steps).ToList();
        Assert.NotEmpty(steps);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (value, _) in steps.SelectMany(step => step.Outputs))
        {
            AssertFree(value, seen);
        }

        Assert.Contains(seen, value => value is "customer-{id}:yes");
    }

    private static IEnumerable<string> Reasons(string[] before, string[] after) =>
        NamedReasons(before, after).Select(reason => reason.Split(": ")[1]);

    private static IEnumerable<string> NamedReasons(string[] before, string[] after)
    {
        var compilation = Compile.Sources(before);
        var driver = Compile.Driver().RunGenerators(compilation);
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] != after[i])
            {
                var old = compilation.SyntaxTrees[i];
                compilation = compilation.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(after[i])));
            }
        }

        return Steps(driver.RunGenerators(compilation).GetRunResult().Results.Single())
            .SelectMany(step => step.Steps.SelectMany(run => run.Outputs).Select(run => $"{step.Name}: {run.Reason}"));
    }

    private static IEnumerable<(string Name, ImmutableArray<IncrementalGeneratorRunStep> Steps)> Steps(
        GeneratorRunResult result) =>
        [
            (TagFilterGenerator.MembersStep, result.TrackedSteps[TagFilterGenerator.MembersStep]),
            (TagFilterGenerator.AllMembersStep, result.TrackedSteps[TagFilterGenerator.AllMembersStep]),
            .. result.TrackedOutputSteps.Select(step => ("Output", step.Value)),
        ];

    private static void AssertFree(object? value, HashSet<object> seen)
    {
        if (value is null || !seen.Add(value))
        {
            return;
        }

        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or SemanticModel or AttributeData,
            $"found a {value.GetType()}");
        if (value is string || value.GetType().IsPrimitive)
        {
            return;
        }

        if (value.GetType() is { IsGenericType: true } generic
            && generic.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            AssertFree(generic.GetField("array", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(value), seen);
            return;
        }

        foreach (var item in value is IEnumerable items ? items.Cast<object?>() : [])
        {
            AssertFree(item, seen);
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                AssertFree(field.FieldType.IsPointer ? null : field.GetValue(value), seen);
            }
        }
    }
}
