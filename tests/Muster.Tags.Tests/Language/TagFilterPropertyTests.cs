using System.Diagnostics;
using CsCheck;

namespace Muster.Tags.Tests;

public sealed class TagFilterPropertyTests
{
    private static readonly Gen<string> Noise = Gen.OneOf(
        Gen.OneOf(
            "a:yes", "b:no", "(", ")", ",", "|", "!", "\"", "\\", "*", ":", " ", "yes", "é", "\uD83D", "&", "\0"),
        Gen.Char.Select(c => c.ToString())).Array[0, 40].Select(string.Concat);

    [Fact]
    public void PrintingAndReading_IsTheIdentity() =>
        FilterGen.Filter.Sample(filter =>
        {
            Assert.Equal(filter, TagFilter.Parse(filter.ToString(), TagFilterDialect.Extended));
            if (filter.TryFormatCloudflare(out var plain))
            {
                Assert.Equal(filter, TagFilter.Parse(plain, TagFilterDialect.Cloudflare));
            }
        });

    [Fact]
    public void Reading_NeverThrows_AndPointsIntoTheText() =>
        Gen.Select(Noise, Gen.OneOf(TagFilterDialect.Cloudflare, TagFilterDialect.Extended)).Sample((text, dialect) =>
        {
            if (TagFilter.TryParse(text, dialect, out var filter, out var error))
            {
                Assert.Equal(filter, TagFilter.Parse(filter.ToString(), TagFilterDialect.Extended));
            }
            else
            {
                Assert.InRange(error.Column, 1, text.Length + 1);
                Assert.InRange(error.Length, 0, text.Length + 1 - error.Column);
                Assert.Matches("^TF000[1-9]$", error.Code);
                Assert.StartsWith("expected ", error.Message, StringComparison.Ordinal);
            }
        });

    [Fact]
    public void Negation_IsTheComplement() =>
        FilterGen.Filter.Sample(filter =>
        {
            var negated = TagFilter.Parse($"!({filter})", TagFilterDialect.Extended);
            foreach (var tags in AllSets(FilterGen.Alphabet))
            {
                Assert.NotEqual(filter.Matches(tags), negated.Matches(tags));
            }
        });

    [Fact]
    public void Matches_IsBruteForceOverAllTagSets() =>
        FilterGen.Filter.Sample(filter =>
        {
            foreach (var tags in AllSets(FilterGen.Alphabet))
            {
                Assert.Equal(BruteForce(filter.Root, tags), filter.Matches(tags));
            }
        });

    [Theory]
    [InlineData("(")]
    [InlineData("!")]
    [InlineData("a:yes,")]
    [InlineData("\"\\\"")]
    [InlineData(":")]
    [InlineData(" ")]
    [InlineData("x")]
    public void Reading_TakesLinearTime(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 2_000_000 / part.Length));
        var watch = Stopwatch.StartNew();
        Assert.False(TagFilter.TryParse(text, TagFilterDialect.Extended, out _, out _));
        Assert.False(TagFilter.TryParse(text, TagFilterDialect.Cloudflare, out _, out _));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"two megabytes of '{part}' took {watch.Elapsed}");
    }

    private static IEnumerable<string[]> AllSets(string[] alphabet) =>
        Enumerable.Range(0, 1 << alphabet.Length)
            .Select(set => alphabet.Where((_, i) => (set >> i & 1) != 0).ToArray());

    private static bool BruteForce(TagFilterNode node, string[] tags) => node switch
    {
        TagFilterTerm term => term.IsRequired == tags.Any(tag =>
            term.IsPrefix ? tag.StartsWith(term.Tag, StringComparison.Ordinal) : tag == term.Tag),
        TagFilterAll all => all.Items.All(item => BruteForce(item, tags)),
        TagFilterAny any => any.Items.Any(item => BruteForce(item, tags)),
        _ => throw new UnreachableException(),
    };
}
