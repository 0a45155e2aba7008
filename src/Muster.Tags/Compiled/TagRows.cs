using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Muster.Tags.Compiled;

/// <summary>
/// Rows of tag numbers with the system tags beside them, and the table that numbers the tags: each index has numbers
/// of its own. Made for generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TagRows
{
    private const uint Nobody = uint.MaxValue; // 0 would be found in every row that has a slot to spare.

    private readonly TagTable table;
    private readonly ReadOnlySpan<Vector256<uint>> rows;
    private readonly ReadOnlySpan<SystemTags> system;

    internal TagRows(TagTable table, ReadOnlySpan<uint> slots, ReadOnlySpan<SystemTags> system)
    {
        this.table = table;
        rows = MemoryMarshal.Cast<uint, Vector256<uint>>(slots);
        this.system = system;
    }

    /// <summary>The tag's number in each slot, to be compared with a row; one of no row if nobody carries it.</summary>
    public Vector256<uint> Find(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var isNumbered = table.TryGetNumber(tag, out var number) && SystemTagNames.Find(tag) == SystemTags.None;
        return Vector256.Create(isNumbered ? number : Nobody);
    }

    /// <summary>The numbers of the tags that begin so.</summary>
    public TagNumberSet FindPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return new(table.Capacity, table.NumbersByPrefix(prefix));
    }

    /// <summary>Sets a bit for each row that matches; no branch depends on a row.</summary>
    public void Match<TPredicate>(TPredicate predicate, Span<ulong> matches)
        where TPredicate : struct, ITagRowPredicate
    {
        for (var word = 0; word < matches.Length; word++)
        {
            var first = Math.Min(word * 64, rows.Length);
            var some = rows[first..Math.Min(first + 64, rows.Length)];
            var flags = system.Slice(first, some.Length);
            var bits = 0UL;
            for (var i = 0; i < some.Length && i < flags.Length; i++)
            {
                bits |= (predicate.Matches(some[i], flags[i]) ? 1UL : 0UL) << i;
            }

            matches[word] = bits;
        }
    }
}
