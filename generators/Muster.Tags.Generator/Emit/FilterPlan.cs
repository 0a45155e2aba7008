using Muster.Tags.Generator.Model;
using Muster.Tags.Generator.Templates;

namespace Muster.Tags.Generator.Emit;

/// <summary>What is generated for one member.</summary>
internal sealed class FilterPlan
{
    private readonly FilterTemplate template;
    private readonly Dictionary<(string Tag, bool IsPrefix), FilterTest> tests = [];
    private readonly List<FilterTest> inOrder = [];

    private FilterPlan(FilterMember member, FilterTemplate template, TagFilterNode root, string className)
    {
        (Member, this.template, Root, ClassName) = (member, template, root, className);
        AddTests(root);
    }

    public FilterMember Member { get; }

    public TagFilterNode Root { get; }

    /// <summary>The class behind the member.</summary>
    public string ClassName { get; }

    public IReadOnlyList<FilterTest> Tests => inOrder;

    public bool HasHoles => inOrder.Exists(test => !test.IsLiteral);

    public IReadOnlyList<FilterParameter> Parameters =>
        Member.Parameters ?? (IReadOnlyList<FilterParameter>)[];

    /// <summary>Null for a member whose filter cannot be generated; the analyzer says why.</summary>
    public static FilterPlan? TryMake(FilterMember member, string className)
    {
        if (!member.IsWellFormed || member.Filter is not { } text)
        {
            return null;
        }

        var template = FilterTemplate.Read(text);
        return template.Root is { } root && template.Holes.All(hole => IsParameter(member, hole.Text))
            ? new FilterPlan(member, template, root, className)
            : null;
    }

    public FilterTest TestOf(TagFilterTerm term) => tests[(term.Tag, term.IsPrefix)];

    /// <summary>The place of a hole's parameter.</summary>
    public int ParameterOf(string hole)
    {
        var index = 0;
        while (Parameters[index].Name != hole)
        {
            index++;
        }

        return index;
    }

    private static bool IsParameter(FilterMember member, string hole) =>
        member.Parameters?.Any(parameter => parameter.Name == hole) ?? false;

    private void AddTests(TagFilterNode node)
    {
        if (node is TagFilterGroup group)
        {
            foreach (var item in group.Items)
            {
                AddTests(item);
            }
        }
        else if (node is TagFilterTerm term && !tests.ContainsKey((term.Tag, term.IsPrefix)))
        {
            var test = new FilterTest(inOrder.Count, template.Split(term.Tag), term.IsPrefix);
            tests.Add((term.Tag, term.IsPrefix), test);
            inOrder.Add(test);
        }
    }
}
