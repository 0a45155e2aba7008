namespace Muster.Tags.Generator.Tests;

public sealed class UseRuleTests
{
    private const string Built =
        "Tag filter: expected values as data, by a hole or by 'Tag.Yes', found text that they become the syntax of";

    [Theory]
    [InlineData(
        "TagFilter.Parse(\"a:maybe\", TagFilterDialect.Cloudflare)",
        "TF0002 Error [maybe] Tag filter, column 3: expected 'yes' or 'no' after ':', found 'maybe'")]
    [InlineData(
        "TagFilter.TryParse(\"a:yes|b\", TagFilterDialect.Extended, out var f, out var e)",
        "TF0001 Error [b] Tag filter, column 7: expected 'tag:yes' or 'tag:no', found 'b'")]
    [InlineData(
        "TagFilter.Parse(\"{a}:yes\", TagFilterDialect.Extended)",
        "TF0020 Info [TagFilter.Parse(\"{a}:yes\", TagFilterDialect.Extended)] "
            + "Tag filter: expected a member with [GeneratedTagFilter] for a constant filter, found 'Parse'")]
    [InlineData("TagFilter.Parse(id, TagFilterDialect.Extended)")]
    [InlineData("TagFilter.TryParse(\"a:yes\", TagFilterDialect.Extended, out var f, out var e)")]
    public async Task Parse_OfAConstant_IsTold(string call, params string[] expected) =>
        await AssertFoundAsync($"_ = {call};", expected);

    [Theory]
    [InlineData("$\"customer-{id}:yes\"", "$\"customer-{id}:yes\"")]
    [InlineData("\"customer-\" + id + \":yes\"", "\"customer-\" + id + \":yes\"")]
    [InlineData("string.Concat(id, \":yes\")", "string.Concat(id, \":yes\")")]
    [InlineData("string.Format(\"{0}:yes\", id)", "string.Format(\"{0}:yes\", id)")]
    public async Task Parse_OfBuiltText_IsTold(string text, string underlined)
    {
        await AssertFoundAsync(
            $"TagFilter.Parse({text}, TagFilterDialect.Extended);", $"TF0023 Warning [{underlined}] {Built}");
        await AssertFoundAsync(
            $"var text = {text}; TagFilter.TryParse(text, TagFilterDialect.Cloudflare, out _, out _);",
            $"TF0023 Warning [{underlined}] {Built}");
    }

    [Theory]
    [InlineData("Broad")]
    [InlineData("BroadBut(id)")]
    [InlineData("TagFilter.All(Tag.No(id), Tag.NoPrefix(id))")]
    [InlineData("TagFilter.Any(Tag.Yes(id), Tag.No(id))")]
    public async Task DestructiveCall_WithABroadFilter_IsTold(string filter)
    {
        await AssertFoundAsync($"Delete({filter});", Broad(filter, filter));
        await AssertFoundAsync($"var kept = {filter}; Delete(kept);", Broad("kept", "kept"));
        await AssertFoundAsync($"Delete(\n#pragma warning disable TF0021\n{filter}\n#pragma warning restore\n);");
    }

    [Theory]
    [InlineData("Narrow")]
    [InlineData("TagFilter.All(Tag.Yes(id), Tag.No(id))")]
    [InlineData("TagFilter.Any(Tag.Yes(id), Tag.YesPrefix(id))")]
    public async Task DestructiveCall_WithANarrowFilter_IsNotMentioned(string filter) =>
        await AssertFoundAsync($"Delete({filter});");

    [Fact]
    public async Task HarmlessCall_TakesAnyFilter() => await AssertFoundAsync("List(Broad);");

    [Fact]
    public async Task CodeThatDoesNotCompile_IsNoTrap()
    {
        var compilation = Compile.Sources("using Muster.Tags; class C { void M() { var a = TagFilter.All(a.Root); D(a); } "
            + "void D([DestructiveFilter] TagFilter f) { } }");
        Assert.Empty(await Analyze.CompilationAsync(compilation, mayComplain: true));
    }

    private static string Broad(string underlined, string shown) =>
        $"TF0021 Warning [{underlined}] Tag filter: expected a filter whose matches carry a tag, found "
        + $"{(shown.Length > 40 ? $"'{shown[..40]}…'" : $"'{shown}'")}, which scripts without any tags match";

    private static async Task AssertFoundAsync(string statements, params string[] expected)
    {
        var found = await Analyze.SourceAsync(
            $$"""
            using Muster.Tags;
            static partial class C
            {
                static void M(string id)
                {
                    {{statements}}
                }

                static void Delete([DestructiveFilter] TagFilter filter) { }
                static void List(TagFilter filter) { }

            #pragma warning disable TF0012
                [GeneratedTagFilter("a:no")] private static partial TagFilter Broad { get; }
                [GeneratedTagFilter("{x}:no|b:yes")] private static partial TagFilter BroadBut(string x);
                [GeneratedTagFilter("a:yes,b:no")] private static partial TagFilter Narrow { get; }
            }
            """);
        Assert.Equal(expected, found.Select(Analyze.Show));
    }
}
