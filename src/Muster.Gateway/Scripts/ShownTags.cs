using Muster.Tags;

namespace Muster.Gateway;

/// <summary>A script's tags as clients see them: its own, then the system tags that are set.</summary>
internal static class ShownTags
{
    private static readonly (ScriptMarks Mark, string Tag)[] _system =
    [
        (ScriptMarks.Protected, SystemTagNames.Protected),
        (ScriptMarks.Suspended, SystemTagNames.Suspended),
    ];

    public static ImmutableArray<string> Of(CatalogRow row) => (row.Marks & (ScriptMarks.Protected | ScriptMarks.Suspended)) == 0
        ? row.Tags
        : [.. row.Tags, .. OfMarks(row.Marks)];

    /// <summary>The system tags that these marks stand for.</summary>
    public static IEnumerable<string> OfMarks(ScriptMarks marks) =>
        _system.Where(system => marks.HasFlag(system.Mark)).Select(system => system.Tag);

    public static bool Match(TagFilter filter, CatalogRow row) => filter.Matches(
        row.Tags.AsSpan(),
        (SystemTags)(row.Marks & (ScriptMarks.Protected | ScriptMarks.Suspended)));
}
