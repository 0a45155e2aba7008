namespace Muster.Tags.Generator.Emit;

/// <summary>Writes the class that lists the filters of an assembly.</summary>
internal static class RegistryEmitter
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList<NamedTagFilter>";

    public static void Emit(CodeWriter code, IReadOnlyList<FilterPlan> plans)
    {
        code.Line("/// <summary>The filters that this assembly declares, by name.</summary>");
        code.Line("[global::Microsoft.CodeAnalysis.Embedded]");
        code.Block("internal static class GeneratedTagFilters", () =>
        {
            code.Line("/// <summary>All of them in ordinal order of their names.</summary>");
            code.Block($"public static {List} All {{ get; }} = new NamedTagFilter[]", () =>
            {
                foreach (var plan in plans)
                {
                    code.Line($"{Entry(plan)},");
                }
            }, "};");
            code.Line();
            code.Line("/// <summary>The first of this name; null if there is none.</summary>");
            code.Block("public static NamedTagFilter? Find(string name)", () =>
            {
                code.Block("foreach (var filter in All)", () =>
                    code.Block("if (filter.Name == name)", () => code.Line("return filter;")));
                code.Line("return null;");
            });
        });
    }

    private static string Entry(FilterPlan plan)
    {
        var type = "Compiled." + plan.ClassName;
        var name = FilterTest.Quote(plan.Member.FullName);
        var text = FilterTest.Quote(plan.Member.Filter!);
        var parameters = string.Join(", ", plan.Parameters.Select(parameter => FilterTest.Quote(parameter.Name)));
        var create = plan.HasHoles
            ? $"{type}.Create({string.Join(", ", plan.Parameters.Select((_, i) => $"values[{i}]"))})"
            : $"{type}.Filter";
        return $"new({name}, {text}, new string[] {{ {parameters} }}, static values => {create})";
    }
}
