namespace Muster.Tags.Generator.Emit;

/// <summary>Writes the class behind a member: the tree, and the code that means the same.</summary>
internal static class FilterClassEmitter
{
    public static void Emit(CodeWriter code, FilterPlan plan)
    {
        code.Line("// " + FilterTest.Quote(plan.Member.Filter!));
        code.Block($"file sealed class {plan.ClassName} : CompiledTagFilter", () =>
        {
            TreeEmitter.Emit(code, plan);
            code.Line();
            TagsPredicateEmitter.Emit(code, plan);
            code.Line();
            code.Line("public override void Match(TagRows rows, global::System.Span<ulong> matches) =>");
            code.Line("    rows.Match(new Row(rows, this), matches);");
            code.Line();
            RowPredicateEmitter.Emit(code, plan);
        });
    }
}
