namespace Muster.Tags.Generator.Emit;

/// <summary>Writes the predicate over a script's tags: it notes what is carried, then judges once.</summary>
internal static class TagsPredicateEmitter
{
    public static void Emit(CodeWriter code, FilterPlan plan)
    {
        const string span = "global::System.ReadOnlySpan<string>";
        code.Block($"public override bool Matches({span} tags, SystemTags system)", () =>
        {
            code.Line("var seen = 0UL;");
            foreach (var test in plan.Tests)
            {
                if (SystemOf(test) is { } system)
                {
                    code.Block($"if ((system & {system}) != SystemTags.None)", () => code.Line(Note(plan, test)));
                }
            }

            code.Block("foreach (var tag in tags)", () => EmitTag(code, plan));
            code.Line($"return {Expression(plan, plan.Root)};");
        });
    }

    private static void EmitTag(CodeWriter code, FilterPlan plan)
    {
        var cases = plan.Tests.Where(test => test is { IsLiteral: true, IsPrefix: false }).ToList();
        if (cases.Count > 0)
        {
            code.Block("switch (tag)", () =>
            {
                foreach (var test in cases)
                {
                    var note = Note(plan, test);
                    var isLast = note.StartsWith("return", StringComparison.Ordinal);
                    code.Line($"case {test.Tag}: {note}{(isLast ? "" : " break;")}");
                }
            });
        }

        foreach (var test in plan.Tests.Except(cases))
        {
            var condition = test.IsPrefix
                ? $"tag.StartsWith({test.Tag}, global::System.StringComparison.Ordinal)"
                : $"tag == {test.Tag}";
            code.Block($"if ({condition})", () => code.Line(Note(plan, test)));
        }
    }

    private static string? SystemOf(FilterTest test) =>
        !test.IsLiteral ? $"term{test.Index}.System"
        : test.System == SystemTags.None ? null
        : $"(SystemTags){(byte)test.System}";

    /// <summary>What follows from a tag that is carried: often it decides, and the other tags need no look.</summary>
    private static string Note(FilterPlan plan, FilterTest test)
    {
        var top = plan.Root is TagFilterGroup group ? group.Items : [plan.Root];
        var isAny = plan.Root is TagFilterAny;
        var decides = top.Any(item =>
            item is TagFilterTerm term && plan.TestOf(term) == test && term.IsRequired == isAny);
        return decides ? $"return {(isAny ? "true" : "false")};" : $"seen |= {test.Bit}UL;";
    }

    private static string Expression(FilterPlan plan, TagFilterNode node)
    {
        var items = node is TagFilterGroup group ? group.Items : [node];
        var yes = Mask(plan, items, isRequired: true);
        var no = Mask(plan, items, isRequired: false);
        var inner = items.OfType<TagFilterGroup>().Select(item => $"({Expression(plan, item)})");
        var terms = node is TagFilterAny
            ? Parts(yes, no, $"(seen & {yes}UL) != 0", $"(seen & {no}UL) != {no}UL")
            : Parts(yes, no, $"(seen & {yes}UL) == {yes}UL", $"(seen & {no}UL) == 0");
        return string.Join(node is TagFilterAny ? " || " : " && ", terms.Concat(inner));
    }

    private static IEnumerable<string> Parts(ulong yes, ulong no, string ifYes, string ifNo)
    {
        if (yes != 0)
        {
            yield return ifYes;
        }

        if (no != 0)
        {
            yield return ifNo;
        }
    }

    private static ulong Mask(FilterPlan plan, IEnumerable<TagFilterNode> items, bool isRequired) =>
        items.OfType<TagFilterTerm>()
            .Where(term => term.IsRequired == isRequired)
            .Aggregate(0UL, (mask, term) => mask | plan.TestOf(term).Bit);
}
