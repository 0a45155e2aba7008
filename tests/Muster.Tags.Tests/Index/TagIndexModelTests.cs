using CsCheck;

namespace Muster.Tags.Tests;

public sealed class TagIndexModelTests
{
    private static readonly string[] Alphabet =
        [.. FilterGen.Alphabet, "ac", "abc", "z1", "z2", "z3", "z4", "muster:own"];

    private static readonly Gen<string> Name = Gen.Int[0, 300].Select(i => $"s-{i * 7919 % 301}");

    private static readonly Gen<string[]> Tags = Gen.OneOf(Alphabet).Array[0, 16];

    private static readonly Gen<SystemTags> System = Gen.Int[0, 7].Select(i => (SystemTags)(i > 3 ? 0 : i));

    private static readonly Gen<TagFilter> Filter = Gen.Frequency(
        (4, FilterGen.Filter),
        (1, FilterGen.Term.Select(term => TagFilter.All(term))),
        (1, Gen.Select(FilterGen.Filter, Gen.OneOf<TagFilterNode>(
            Tag.Yes("muster:protected"), Tag.No("muster:suspended"), Tag.YesPrefix("muster:"), Tag.NoPrefix("m"),
            Tag.Yes("never"), Tag.No("never"))).Select((filter, term) => TagFilter.All(filter.Root, term))));

    private static readonly Gen<Action<TagIndex, TagIndexModel>> Change = Gen.Frequency(
        (5, Gen.Select(Name, Tags, System).Select<(string, string[], SystemTags), Action<TagIndex, TagIndexModel>>(
            set => (index, model) =>
            {
                index.Set(set.Item1, set.Item2, set.Item3);
                model.Set(set.Item1, set.Item2, set.Item3);
            })),
        (3, Name.Select<string, Action<TagIndex, TagIndexModel>>(
            name => (index, model) => Assert.Equal(model.Remove(name), index.Remove(name)))));

    [Fact]
    public void Answers_AreThoseOfTheModel() =>
        Gen.Select(Change.Array[0, 600], Filter.Array[1, 5], Name, Gen.Int[1, 50]).Sample(
            (changes, filters, after, limit) =>
            {
                var (index, model) = (new TagIndex(slack: 8), new TagIndexModel());
                foreach (var change in changes)
                {
                    change(index, model);
                }

                AssertSame(index, model, filters, after, limit);
                AssertSame(TagIndex.Build(model.ToScripts(), slack: 8), model, filters, after, limit);
            },
            iter: 150);

    [Fact]
    public void Pages_OverAMovingSet_ShowWhatStaysExactlyOnce() =>
        Gen.Select(Change.Array[0, 400], Change.Array[0, 60].Array[30], Filter, Gen.Int[5, 40]).Sample(
            (changes, between, filter, limit) =>
            {
                var (index, model) = (new TagIndex(slack: 8), new TagIndexModel());
                Array.ForEach(changes, change => change(index, model));
                var stayed = model.Matching(filter).ToHashSet();
                var seen = new List<string>();
                for (var page = 0; ; page++)
                {
                    var names = index.Page(filter, seen.LastOrDefault(), limit);
                    seen.AddRange(names);
                    stayed.IntersectWith(model.Matching(filter));
                    if (names.Count < limit)
                    {
                        break;
                    }

                    Array.ForEach(between[page % between.Length], change => change(index, model));
                    stayed.IntersectWith(model.Matching(filter));
                }

                Assert.Equal(seen.Order(StringComparer.Ordinal).Distinct(), seen);
                Assert.Empty(stayed.Except(seen));
            },
            iter: 100);

    private static void AssertSame(
        TagIndex index, TagIndexModel model, TagFilter[] filters, string after, int limit)
    {
        Assert.Equal(model.Count, index.Count);
        Assert.Equal(model.TagCount, index.TagCount);
        Assert.Equal(model.Contains(after), index.Contains(after));
        Assert.Equal(model.Matching(null), index.Page(null, null, int.MaxValue));
        foreach (var filter in filters)
        {
            Assert.Equal(model.Matching(filter).Count(), index.CountMatches(filter));
            Assert.Equal(model.Matching(filter), index.Page(filter, null, int.MaxValue));
            Assert.Equal(model.Matching(filter, after).Take(limit), index.Page(filter, after, limit));
        }
    }
}
