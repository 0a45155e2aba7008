namespace Muster.Tags.Generator.Tests;

public sealed class OutputTests
{
    private const string One = """
        using Muster.Tags;
        public partial struct Point
        {
            public partial record Inner
            {
                [GeneratedTagFilter("a:yes")]
                private static partial TagFilter Paying { get; }
                [GeneratedTagFilter("a-{x}:yes")]
                protected static partial TagFilter Of(string x);
                [GeneratedTagFilter("a-{x}-{y}:yes")]
                protected static partial TagFilter Of(string x, string? y);
            }
        }
        """;

    private const string Two = """
        using Muster.Tags;
        namespace @namespace.A
        {
            internal partial interface IPolicies
            {
                [GeneratedTagFilter("b:yes|{class}:no|{{x}}:yes")]
                public static partial TagFilter paying(string @class);
                [GeneratedTagFilter("b:yes|{class}:no|{{x}}:yes")]
                public static partial TagFilter @event(string @class);
            }
        }
        """;

    [Fact]
    public void Output_IsTheSameForAnyOrderOfFiles()
    {
        var first = Compile.Filters(Compile.Sources(One, Two));
        Assert.Equal(first, Compile.Filters(Compile.Sources(One, Two)));
        Assert.Equal(first, Compile.Filters(Compile.Sources(Two, One)));
        Assert.DoesNotContain("\r", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_FitsWhateverTypeIsAround() =>
        Assert.Empty(Compile.Complaints(Compile.WithFilters(Compile.Sources(One, Two))));

    [Theory]
    [InlineData("\\u2028")]
    [InlineData("\\u0085")]
    [InlineData("\\r\\n\\t\\u0001")]
    [InlineData("\\uE000{{\\U0001F600}}")]
    [InlineData("\\\\ / ' //")]
    public void StrangeTag_IsWrittenSafely(string escaped)
    {
        var compilation = Compile.WithFilters(Compile.Sources(
            "using Muster.Tags; public static partial class Policies { "
            + $"[GeneratedTagFilter(\"a{escaped}{{x}}:yes\")] public static partial TagFilter X(string x); }}"));
        Assert.Empty(Compile.Complaints(compilation));
    }

    [Fact]
    public void NothingIsWritten_WhereNothingIsMarked() => Assert.DoesNotContain(
        Compile.Driver().RunGenerators(Compile.Sources("class C;")).GetRunResult().Results.Single().GeneratedSources,
        source => source.HintName == "TagFilters.g.cs");

    [Fact]
    public void Registry_IsHiddenFromAssembliesThatSeeInternals()
    {
        var library = Compile.WithFilters(Compile.Sources(
            One, "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]"));
        var tests = Compile.Sources(One, "class C { object All => Muster.Tags.GeneratedTagFilters.All; }")
            .WithAssemblyName("Tests")
            .AddReferences(library.ToMetadataReference());
        Assert.DoesNotContain(
            Compile.Complaints(Compile.WithFilters(tests)),
            complaint => complaint.Contains("GeneratedTagFilters", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[GeneratedTagFilter(\"a:maybe\")] static partial TagFilter X { get; }")]
    [InlineData("[GeneratedTagFilter(null!)] static partial TagFilter X { get; }")]
    [InlineData("[GeneratedTagFilter(\"a-{id}:yes\")] static partial TagFilter X { get; }")]
    [InlineData("[GeneratedTagFilter(\"a-{id:yes\")] private static partial TagFilter X(string id);")]
    [InlineData("[GeneratedTagFilter(\"a:{id}\")] private static partial TagFilter X(string id);")]
    [InlineData("[GeneratedTagFilter(\"a:yes\")] partial TagFilter X { get; }")]
    [InlineData("[GeneratedTagFilter(\"a:yes\")] public static partial TagFilter X { get; private set; }")]
    [InlineData("[GeneratedTagFilter(\"a:yes\")] static partial string? X { get; }")]
    [InlineData("[GeneratedTagFilter(\"a-{id}:yes\")] public static partial TagFilter X(ref int id);")]
    [InlineData("[GeneratedTagFilter(\"a-{id}:yes\")] public partial TagFilter X<T>(params T?[] id);")]
    public void BadMember_GetsABody_SoThatTheRuleIsSeen(string member)
    {
        var sample = Compile.Sources("using Muster.Tags; partial class C { " + member + " }");
        Assert.Empty(Compile.Complaints(Compile.WithFilters(sample)));
    }

    [Theory]
    [InlineData("[GeneratedTagFilter(\"a:yes\")] static TagFilter X => null!;")]
    [InlineData("[GeneratedTagFilter(\"a:yes\")] static TagFilter X() => null!;")]
    [InlineData("[GeneratedTagFilter(\"a:yes\")] private static partial TagFilter X(); private static partial TagFilter X() => null!;")]
    public void MemberWithABody_IsLeftAlone(string member)
    {
        var sample = Compile.Sources("using Muster.Tags; partial class C { " + member + " }");
        Assert.Empty(Compile.Complaints(Compile.WithFilters(sample)));
    }
}
