using Muster.Tags;

namespace Muster.Benchmarks.Tags;

/// <summary>What it costs to make a filter for one customer.</summary>
internal static class FilterCreate
{
    private const int Customers = 1_000;

    public static async Task<IReadOnlyList<Row>> RunAsync(Settings settings)
    {
        string[] ids = [.. Enumerable.Range(0, Customers).Select(id => $"{id:D6}")];
        var sides = new (string Name, Func<string, TagFilter> Make)[]
        {
            ("generated, with a hole", Filters.Previews),
            ("text put together and parsed", Parse),
            ("TagFilter.All(Tag.Yes(…), …)", id => TagFilter.All(Tag.Yes($"customer-{id}"), Tag.Yes("env-preview"))),
        };
        Func<long>[] passes = [.. sides.Select(side => (Func<long>)(() => Pass(ids, side.Make)))];
        Passes.MustAgree(passes);
        var measured = await Passes.MeasureAsync(settings, Customers, passes);
        return
        [
            .. sides.SelectMany((side, i) => (Row[])
            [
                new("filter-create", side.Name, measured[i], "ns/filter") { IsTime = true, Yardstick = i == 1 ? null : measured[1] },
                new("filter-create", $"{side.Name}: allocated", [Passes.Allocated(passes[i]) / Customers], "B/filter") { IsTime = true },
            ]),
        ];
    }

#pragma warning disable TF0023 // What the rule is against is what is measured.
    private static TagFilter Parse(string id) =>
        TagFilter.Parse($"customer-{id}:yes,env-preview:yes", TagFilterDialect.Extended);
#pragma warning restore TF0023

    private static long Pass(string[] ids, Func<string, TagFilter> make)
    {
        var terms = 0L;
        foreach (var id in ids)
        {
            terms += ((TagFilterAll)make(id).Root).Items.Count;
        }

        return terms;
    }
}
