using Microsoft.CodeAnalysis;
using Muster.Tags.Generator.Templates;

namespace Muster.Tags.Generator.Analysis;

/// <summary>Finds what is wrong with a filter, beginning with whether it is one.</summary>
internal static class FilterCheck
{
    public static IEnumerable<FilterFinding> Check(FilterTemplate template)
    {
        if (template.Error is { } error)
        {
            var rule = Rules.Language.First(rule => rule.Id == error.Code);
            return [new(rule, error.Column, error.Length, error.Message)];
        }

        return Check(template, template.Root!);
    }

    private static IEnumerable<FilterFinding> Check(FilterTemplate template, TagFilterNode node)
    {
        if (node is not TagFilterGroup group)
        {
            return [];
        }

        var terms = group.Items.OfType<TagFilterTerm>().ToList();
        return FindRepeated(template, terms)
            .Concat(FindContradictions(template, terms, node is TagFilterAll))
            .Concat(node is TagFilterAll ? FindTooMany(terms) : [])
            .Concat(group.Items.SelectMany(item => Check(template, item)));
    }

    private static IEnumerable<FilterFinding> FindRepeated(FilterTemplate template, List<TagFilterTerm> terms)
    {
        foreach (var (term, before) in WithEarlier(terms))
        {
            if (before.Exists(other => IsSameTag(term, other) && other.IsRequired == term.IsRequired))
            {
                yield return About(
                    Rules.TermRepeated, term, $"expected each term once, found {Show(template, term)} again");
            }
        }
    }

    private static IEnumerable<FilterFinding> FindContradictions(
        FilterTemplate template, List<TagFilterTerm> terms, bool isAll)
    {
        foreach (var (term, before) in WithEarlier(terms))
        {
            if (before.Find(other => IsOpposite(term, other, isAll)) is { } opposite)
            {
                var expected = isAll ? "that something matches" : "that something does not match";
                var joined = isAll ? "beside" : "as an alternative to";
                var found = $"{Show(template, term)} {joined} {Show(template, opposite)}";
                var message = $"expected a filter {expected}, found {found}";
                yield return About(Rules.Contradiction, term, message);
            }
        }
    }

    private static IEnumerable<FilterFinding> FindTooMany(List<TagFilterTerm> terms)
    {
        var required = terms.FindAll(term => term is { IsRequired: true, IsPrefix: false, System: SystemTags.None });
        var distinct = required.GroupBy(term => term.Tag).Select(same => same.First()).ToList();
        return TagRules.ExplainCount(distinct.Count) is { } refusal
            ? [About(Rules.TooManyTags, distinct[TagRules.MaxTagsPerScript], refusal)]
            : [];
    }

    private static IEnumerable<(TagFilterTerm Term, List<TagFilterTerm> Before)> WithEarlier(
        List<TagFilterTerm> terms) =>
        terms.Select((term, i) => (term, terms.GetRange(0, i)));

    private static bool IsSameTag(TagFilterTerm one, TagFilterTerm other) =>
        one.Tag == other.Tag && one.IsPrefix == other.IsPrefix;

    private static bool IsOpposite(TagFilterTerm one, TagFilterTerm other, bool isAll)
    {
        if (one.IsRequired == other.IsRequired)
        {
            return false;
        }

        // "ab:yes,a*:no" matches nothing; "ab:no|a*:yes" matches everything.
        var (narrow, wide) = one.IsRequired == isAll ? (one, other) : (other, one);
        return IsSameTag(one, other)
            || (wide.IsPrefix && narrow.Tag.StartsWith(wide.Tag, StringComparison.Ordinal));
    }

    private static FilterFinding About(
        DiagnosticDescriptor rule, TagFilterTerm term, string message) =>
        new(rule, term.Column, term.Length, message);

    /// <summary>The term without the <c>!</c> around it, so that a reader sees what contradicts what.</summary>
    private static string Show(FilterTemplate template, TagFilterTerm term)
    {
        var tag = template.Restore(term.Tag);
        return Found.Quote($"{tag}{(term.IsPrefix ? "*" : "")}:{(term.IsRequired ? "yes" : "no")}");
    }
}
