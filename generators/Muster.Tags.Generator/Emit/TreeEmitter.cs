namespace Muster.Tags.Generator.Emit;

/// <summary>Writes how a filter's tree is made: terms without holes once, the others from their values.</summary>
internal static class TreeEmitter
{
    public static void Emit(CodeWriter code, FilterPlan plan)
    {
        var terms = Terms(plan.Root).GroupBy(term => Name(plan, term)).Select(same => same.First()).ToList();
        foreach (var term in terms)
        {
            var test = plan.TestOf(term);
            code.Line(test.IsLiteral
                ? $"private static readonly TagFilterTerm {Name(plan, term)} = Tag.{Maker(term)}({test.Tag});"
                : $"private readonly TagFilterTerm {Name(plan, term)};");
        }

        code.Line("private readonly TagFilter filter;");
        code.Line();
        var filled = terms.Where(term => !plan.TestOf(term).IsLiteral).ToList();
        code.Block($"private {plan.ClassName}({Parameters(plan)})", () =>
        {
            foreach (var term in filled)
            {
                code.Line($"{Name(plan, term)} = {Fill(plan, term)};");
            }

            code.Line($"filter = Define({FilterTest.Quote(plan.Member.FullName)}, {Node(plan, plan.Root)});");
        });
        code.Line();
        code.Line(filled.Count == 0
            ? $"public static TagFilter Filter {{ get; }} = new {plan.ClassName}().filter;"
            : $"public static TagFilter Create({Parameters(plan)}) => new {plan.ClassName}({Arguments(plan)}).filter;");
    }

    private static string Parameters(FilterPlan plan) =>
        plan.HasHoles ? string.Join(", ", plan.Parameters.Select((_, i) => $"string value{i}")) : "";

    private static string Arguments(FilterPlan plan) =>
        string.Join(", ", plan.Parameters.Select((_, i) => $"value{i}"));

    private static IEnumerable<TagFilterTerm> Terms(TagFilterNode node) =>
        node is TagFilterGroup group ? group.Items.SelectMany(Terms) : [(TagFilterTerm)node];

    /// <summary>The field of a term. The first of a test has the plain name: it is asked for the tag.</summary>
    private static string Name(FilterPlan plan, TagFilterTerm term)
    {
        var test = plan.TestOf(term);
        var isFirst = Terms(plan.Root).First(other => plan.TestOf(other) == test).IsRequired == term.IsRequired;
        return (test.IsLiteral ? "Term" : "term") + test.Index + (isFirst ? "" : "Negated");
    }

    private static string Maker(TagFilterTerm term) =>
        (term.IsRequired ? "Yes" : "No") + (term.IsPrefix ? "Prefix" : "");

    private static string Fill(FilterPlan plan, TagFilterTerm term)
    {
        var parts = plan.TestOf(term).Parts;
        var values = parts.Select(part => part.IsHole
            ? $"TagHole.Check(value{plan.ParameterOf(part.Text)}, {FilterTest.Quote(part.Text)})"
            : FilterTest.Quote(part.Text));
        var parameter = FilterTest.Quote(parts.First(part => part.IsHole).Text);
        var (isPrefix, isRequired) = (term.IsPrefix ? "true" : "false", term.IsRequired ? "true" : "false");
        var tag = string.Join(" + ", values);
        return $"TagHole.Fill({tag}, isPrefix: {isPrefix}, isRequired: {isRequired}, {parameter})";
    }

    private static string Node(FilterPlan plan, TagFilterNode node) =>
        node is TagFilterGroup group
            ? (node is TagFilterAll ? "All" : "Any")
                + $"({string.Join(", ", group.Items.Select(item => Node(plan, item)))})"
            : Name(plan, (TagFilterTerm)node);
}
