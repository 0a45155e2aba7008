using Muster.Tags;
using Muster.Tags.Compiled;

namespace Muster.Benchmarks.Tags;

/// <summary>What a look at every script costs: the generated loop over rows of tag numbers against LINQ over strings.</summary>
internal static class FilterBatch
{
    private const int Scripts = 1_000_000;

    public static async Task<IReadOnlyList<Row>> RunAsync(Settings settings)
    {
        string[][] tags = [.. TagWorkload.Make(Scripts)];
        var index = TagIndex.Build(tags.Select((set, i) => new IndexedScript($"s{i:D7}", set, SystemTags.None)));
        var matches = new ulong[(Scripts + 63) / 64];
        var (two, five) = (Scan(index, Filters.Two, matches), Scan(index, Filters.Five, matches));
        Func<long> linq = () => tags.LongCount(Judge.ByLinq);
        Passes.MustAgree(five, linq, () => index.CountMatches(Filters.Five));
        Passes.MustAgree(two, () => index.CountMatches(Filters.Two));

        var measured = await Passes.MeasureAsync(settings, Scripts, two, five, linq);
        return
        [
            Line("generated, 2 terms, 1,000,000 scripts", measured[0], measured[2], "<= 3 ns"),
            Line("generated, 5 terms, 1,000,000 scripts", measured[1], measured[2], "<= 3 ns"),
            Line("LINQ over arrays of strings, 5 terms", measured[2], null),
            new("filter-batch", "generated: allocated by a scan", [Passes.Allocated(five)], "B") { IsTime = true, Goal = "0 B" },
        ];
    }

    private static Row Line(string side, IReadOnlyList<double> figures, IReadOnlyList<double>? yardstick, string goal = "") =>
        new("filter-batch", side, figures, "ns/script") { IsTime = true, Yardstick = yardstick, Goal = goal };

    private static Func<long> Scan(TagIndex index, TagFilter filter, ulong[] matches)
    {
        var predicate = (CompiledTagFilter)filter.Predicate!;
        return () =>
        {
            index.Contents.Scan(predicate, matches);
            return BitKernels.PopCount(matches);
        };
    }
}
