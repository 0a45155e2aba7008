extern alias fixes;
using fixes::Muster.Tags.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Muster.Tags.Generator.Tests;

public sealed class CodeFixTests
{
    [Fact]
    public async Task InterpolatedText_BecomesAMemberWithHoles() => await AssertFixedAsync(
        "TF0023",
        """
        using Muster.Tags;
        namespace Acme;
        // Deletes.
        class Cleaner
        {
            TagFilter Find(Customer customer, int age) =>
                TagFilter.Parse($"customer-{customer.Id}:yes,{{x}}:no,{age:D4}*:no,c-{customer.Id}:yes", TagFilterDialect.Extended);
        }
        record Customer(string Id);
        """,
        """
        using Muster.Tags;
        namespace Acme;
        // Deletes.
        partial class Cleaner
        {
            TagFilter Find(Customer customer, int age) =>
                Filter(customer.Id, $"{age:D4}");

            [GeneratedTagFilter("customer-{id}:yes,{{x}}:no,{age}*:no,c-{id}:yes")]
            private static partial TagFilter Filter(string id, string age);
        }
        record Customer(string Id);
        """);

    [Fact]
    public async Task Constant_BecomesAProperty_InTheDialectOfMembers() => await AssertFixedAsync(
        "TF0020",
        """
        using Muster.Tags;
        public static class Outer
        {
            internal sealed class Inner
            {
                private readonly TagFilter previews = TagFilter.Parse("a|{b}:yes,env:preview:yes", TagFilterDialect.Cloudflare);
                public TagFilter Previews2 => previews;
            }
        }
        """,
        """
        using Muster.Tags;
        public static partial class Outer
        {
            internal sealed partial class Inner
            {
                private readonly TagFilter previews = Previews;
                public TagFilter Previews2 => previews;

                [GeneratedTagFilter("\"a|{{b}}\":yes,env:preview:yes")]
                private static partial TagFilter Previews { get; }
            }
        }
        """);

    [Fact]
    public async Task RepeatedTerm_IsRemoved() => await AssertFixedAsync(
        "TF0010",
        """"
        using Muster.Tags;
        static partial class C
        {
            [GeneratedTagFilter("""
                a:yes, !(b:yes | c:yes),
                !c:yes, d:no
                """)]
            static partial TagFilter X { get; }
        }
        """",
        """"
        using Muster.Tags;
        static partial class C
        {
            [GeneratedTagFilter("""
                a:yes, !(b:yes | c:yes), d:no
                """)]
            static partial TagFilter X { get; }
        }
        """");

    [Fact]
    public async Task Member_GetsItsModifiers() => await AssertFixedAsync(
        "TF0022",
        """
        using Muster.Tags;
        // The policies.
        class Policies
        {
            internal static class Nested
            {
                // Who pays.
                [GeneratedTagFilter("a-{x}:yes")]
                TagFilter Paying(string x);
            }
        }
        """,
        """
        using Muster.Tags;
        // The policies.
        partial class Policies
        {
            internal static partial class Nested
            {
                // Who pays.
                [GeneratedTagFilter("a-{x}:yes")]
                private static partial TagFilter Paying(string x);
            }
        }
        """);

    [Theory]
    [InlineData("TagFilter.Parse($\"a:{verdict}\", TagFilterDialect.Extended)")]
    [InlineData("TagFilter.Parse($\"{verdict}\", TagFilterDialect.Extended)")]
    [InlineData("TagFilter.Parse(\"a:\" + verdict, TagFilterDialect.Extended)")]
    public async Task TextThatNoHoleCanSay_IsLeftToPeople(string call)
    {
        var document = Open($"using Muster.Tags; class C {{ TagFilter M(string verdict) => {call}; }}");
        Assert.Empty(await FixesAsync(document, "TF0023"));
    }

    [Fact]
    public async Task GenericType_IsLeftToPeople()
    {
        var document = Open(
            "using Muster.Tags; class C<T> { TagFilter M() => TagFilter.Parse(\"a:yes\", TagFilterDialect.Extended); }");
        Assert.Empty(await FixesAsync(document, "TF0020"));
    }

    private static async Task AssertFixedAsync(string rule, string before, string after)
    {
        var document = Open(before);
        var fix = Assert.Single(await FixesAsync(document, rule));
        var operations = await fix.GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        var cleaned = await CleanUpAsync(changed);
        Assert.Equal(after, cleaned);
        var found = await Analyze.SourceAsync(cleaned); // Which also asserts that it compiles.
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == rule);
    }

    /// <summary>What an editor does after a fix: names shortened, new lines formatted.</summary>
    private static async Task<string> CleanUpAsync(Document document)
    {
        document = await Simplifier.ReduceAsync(document);
        document = await Formatter.FormatAsync(document, Formatter.Annotation);
        return (await document.GetTextAsync()).ToString();
    }

    private static async Task<IReadOnlyList<CodeAction>> FixesAsync(Document document, string rule)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        var tree = await document.GetSyntaxTreeAsync();
        var found = await Analyze.CompilationAsync(compilation, mayComplain: true);
        var diagnostic = found.First(one => one.Id == rule && one.Location.SourceTree == tree);
        var fixes = new List<CodeAction>();
        foreach (var provider in (CodeFixProvider[])[new GenerateMemberFix(), new RemoveRepeatedTermFix(), new MakeStaticPartialFix()])
        {
            if (provider.FixableDiagnosticIds.Contains(rule))
            {
                await provider.RegisterCodeFixesAsync(
                    new CodeFixContext(document, diagnostic, (fix, _) => fixes.Add(fix), CancellationToken.None));
            }
        }

        return fixes;
    }

    private static Document Open(string source)
    {
        var sample = Compile.Sources();
        return new AdhocWorkspace()
            .AddProject("Sample", LanguageNames.CSharp)
            .WithCompilationOptions(sample.Options)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp14))
            .WithMetadataReferences(sample.References)
            .AddDocument("Sample.cs", source);
    }
}
