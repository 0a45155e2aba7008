using Muster.Tags.Generator.Model;

namespace Muster.Tags.Generator.Emit;

/// <summary>Writes the other half of a marked member.</summary>
internal static class MemberEmitter
{
    public static void Emit(CodeWriter code, FilterMember member, FilterPlan? plan)
    {
        var body = plan is null
            ? "throw null!" // Without a body the compiler stops at CS8795, and the analyzer's message is never seen.
            : $"global::Muster.Tags.Compiled.{plan.ClassName}."
                + (plan.HasHoles ? $"Create({Arguments(member)})" : "Filter");
        var write = () => Emit(code, member, body);
        foreach (var type in member.Types.Reverse())
        {
            var inner = write;
            write = () => code.Block(type, inner);
        }

        if (member.Namespace.Length == 0)
        {
            write();
        }
        else
        {
            code.Block("namespace " + member.Namespace, write);
        }
    }

    /// <summary>The parameters as they are declared.</summary>
    public static string Signature(FilterMember member) =>
        member.Parameters is not { } parameters
            ? ""
            : $"({string.Join(", ", parameters.Select(Declare))})";

    private static string Declare(FilterParameter parameter) => $"{parameter.Declaration} {Identifier(parameter)}";

    private static void Emit(CodeWriter code, FilterMember member, string body)
    {
        if (member.Parameters is not null)
        {
            code.Line($"{member.Declaration}{Signature(member)} => {body};");
        }
        else
        {
            var accessors = string.Join(" ", member.Accessors.Select(accessor => $"{accessor} => {body};"));
            code.Line($"{member.Declaration} {{ {accessors} }}");
        }
    }

    private static string Arguments(FilterMember member) =>
        string.Join(", ", (member.Parameters ?? new([])).Select(Identifier));

    private static string Identifier(FilterParameter parameter) => FilterMemberReader.Identifier(parameter.Name);
}
