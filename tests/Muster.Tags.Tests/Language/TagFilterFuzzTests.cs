using CsCheck;

namespace Muster.Tags.Tests;

/// <summary>Whatever is handed to the parser. A failure prints the seed that repeats it.</summary>
public sealed class TagFilterFuzzTests
{
    private const int Texts = 10_000;

    private static readonly Gen<string> Noise =
        Gen.OneOf(Gen.Char.Array[0, 200].Select(letters => new string(letters)), Gen.String[0, 200]);

    private static readonly Gen<TagFilterDialect> Dialect = Gen.OneOf(TagFilterDialect.Cloudflare, TagFilterDialect.Extended);

    [Fact]
    public void MutatedFilters_AreReadOrRefused() => Gen.Select(MutationGen.Text, Dialect).Sample(Check, iter: Texts);

    [Fact]
    public void Noise_IsReadOrRefused() => Gen.Select(Noise, Dialect).Sample(Check, iter: Texts);

    // Time would be another figure on each machine; whatever is copied or built is memory, and that is exact.
    [Fact]
    public void Memory_IsBoundByTheText() => Gen.Select(MutationGen.Text, Dialect).Sample(
        (text, dialect) =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            TagFilter.TryParse(text, dialect, out _, out _);
            var used = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(used <= 20_000 + (16 * text.Length), $"{text.Length} characters took {used} bytes");
        },
        iter: Texts);

    private static void Check(string text, TagFilterDialect dialect)
    {
        if (TagFilter.TryParse(text, dialect, out var filter, out var error))
        {
            CheckFilter(filter);
            return;
        }

        Assert.InRange(error.Column, 1, text.Length + 1);
        Assert.InRange(error.Length, 0, text.Length + 1 - error.Column);
        Assert.Matches("^TF000[1-9]$", error.Code);
        Assert.Equal(error, Assert.Throws<TagFilterException>(() => TagFilter.Parse(text, dialect)).Error);
    }

    private static void CheckFilter(TagFilter filter)
    {
        Assert.InRange(filter.Root.TermCount, 1, TagFilter.MaxTerms);
        Assert.InRange(filter.Root.Depth, 0, TagFilter.MaxDepth);
        Assert.All(Terms(filter.Root), term => Assert.Null(TagRules.ExplainText(term.Tag)));

        var again = TagFilter.Parse(filter.ToString(), TagFilterDialect.Extended);
        Assert.Equal(filter, again);
        Assert.Equal(Terms(filter.Root).Select(Shown), Terms(again.Root).Select(Shown));
        if (filter.TryFormatCloudflare(out var plain))
        {
            Assert.Equal(filter, TagFilter.Parse(plain, TagFilterDialect.Cloudflare));
        }
    }

    private static IEnumerable<TagFilterTerm> Terms(TagFilterNode node) =>
        node is TagFilterTerm term ? [term] : ((TagFilterGroup)node).Items.SelectMany(Terms);

    private static (string, bool, bool) Shown(TagFilterTerm term) => (term.Tag, term.IsPrefix, term.IsRequired);
}
