using Muster.Tags;

namespace Muster.Benchmarks.Tags;

/// <summary>What it costs to judge one set of tags by a filter of five terms.</summary>
internal static class FilterSingle
{
    private const int Sets = 1_000;

    public static async Task<IReadOnlyList<Row>> RunAsync(Settings settings)
    {
        string[][] tags = [.. TagWorkload.Make(Sets)];
        string[] joined = [.. tags.Select(set => $",{string.Join(',', set)},")];
        var (generated, interpreted) = (Filters.Five, TagFilter.Parse(Filters.FiveText, TagFilterDialect.Extended));
        var (compiled, pattern) = (Judge.Compile(), Filters.FivePattern);
        var sides = new (string Name, Func<long> Pass)[]
        {
            ("generated", () => Count(tags, set => generated.Matches(set))),
            ("interpreted", () => Count(tags, set => interpreted.Matches(set))),
            ("compiled System.Linq.Expressions", () => Count(tags, compiled)),
            ("[GeneratedRegex] over tags joined beforehand", () => Count(joined, pattern.IsMatch)),
            ("LINQ", () => Count(tags, Judge.ByLinq)),
        };
        Passes.MustAgree([.. sides.Select(side => side.Pass)]);
        var measured = await Passes.MeasureAsync(settings, Sets, [.. sides.Select(side => side.Pass)]);
        return
        [
            .. sides.Select((side, i) => new Row("filter-single", side.Name, measured[i], "ns/script")
            {
                IsTime = true,
                Yardstick = i == 1 ? null : measured[1],
            }),
        ];
    }

    private static long Count<T>(T[] scripts, Func<T, bool> matches)
    {
        var count = 0L;
        foreach (var script in scripts)
        {
            count += matches(script) ? 1 : 0;
        }

        return count;
    }
}
