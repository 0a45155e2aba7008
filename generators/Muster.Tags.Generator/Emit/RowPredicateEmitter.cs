namespace Muster.Tags.Generator.Emit;

/// <summary>Writes the predicate over a row of tag numbers, without a branch: rows are too random to predict.</summary>
internal static class RowPredicateEmitter
{
    private const string Vector = "global::System.Runtime.Intrinsics.Vector256";
    private const string Services = "global::System.Runtime.CompilerServices";

    public static void Emit(CodeWriter code, FilterPlan plan) =>
        code.Block("private readonly struct Row : ITagRowPredicate", () =>
        {
            foreach (var (declaration, _) in plan.Tests.SelectMany(Fields))
            {
                code.Line($"private readonly {declaration};");
            }

            code.Line();
            code.Block($"public Row(TagRows rows, {plan.ClassName} filter)", () =>
            {
                foreach (var (_, assignment) in plan.Tests.SelectMany(Fields))
                {
                    code.Line($"{assignment};");
                }
            });
            code.Line();
            code.Line($"[{Services}.MethodImpl({Services}.MethodImplOptions.AggressiveInlining)]");
            code.Line($"public bool Matches({Vector}<uint> row, SystemTags system) =>");
            code.Line($"    {Expression(plan, plan.Root)};");
        });

    private static IEnumerable<(string Declaration, string Assignment)> Fields(FilterTest test)
    {
        var tag = test.IsLiteral ? test.Tag : "filter." + test.Tag;
        if (test.IsPrefix)
        {
            yield return ($"TagNumberSet prefix{test.Index}", $"prefix{test.Index} = rows.FindPrefix({tag})");
        }
        else if (test.IsInRow)
        {
            yield return ($"{Vector}<uint> tag{test.Index}", $"tag{test.Index} = rows.Find({tag})");
        }

        if (!test.IsLiteral)
        {
            yield return ($"SystemTags system{test.Index}", $"system{test.Index} = filter.term{test.Index}.System");
        }
    }

    private static string Expression(FilterPlan plan, TagFilterNode node)
    {
        var items = node is TagFilterGroup group ? group.Items : [node];
        var isAny = node is TagFilterAny;

        // Terms that are one comparison each are gathered where a single test of their union answers for all.
        var gathered = items.OfType<TagFilterTerm>()
            .Where(term => term.IsRequired == isAny && IsOneComparison(plan.TestOf(term)))
            .ToList();
        gathered = gathered.Count > 1 ? gathered : [];
        var parts = items.Where(item => item is not TagFilterTerm term || !gathered.Contains(term)).Select(item =>
            item is TagFilterTerm term ? Carried(plan.TestOf(term), term.IsRequired) : $"({Expression(plan, item)})");
        if (gathered.Count > 0)
        {
            var equals = gathered.Select(term => $"{Vector}.Equals(row, tag{plan.TestOf(term).Index})");
            var union = string.Join(" | ", equals);
            parts = parts.Append($"(({union}) {(isAny ? "!=" : "==")} {Vector}<uint>.Zero)");
        }

        return string.Join(isAny ? " | " : " & ", parts);
    }

    private static bool IsOneComparison(FilterTest test) => test is { IsLiteral: true, IsPrefix: false, IsInRow: true };

    private static string Carried(FilterTest test, bool isRequired)
    {
        var ways = new List<string>();
        if (test.IsPrefix)
        {
            ways.Add($"prefix{test.Index}.IsCarried(row)");
        }
        else if (test.IsInRow)
        {
            ways.Add($"{Vector}.EqualsAny(row, tag{test.Index})");
        }

        if (!test.IsLiteral || test.System != SystemTags.None)
        {
            var mask = test.IsLiteral ? $"(SystemTags){(byte)test.System}" : $"system{test.Index}";
            ways.Add($"((system & {mask}) != SystemTags.None)");
        }

        var carried = ways.Count == 1 ? ways[0] : $"({string.Join(" | ", ways)})";
        return isRequired ? carried : "!" + carried;
    }
}
