using System.Numerics;

namespace Muster.Tags;

/// <summary>A set of script ids: a sorted list while it is small, bits once it is large.</summary>
/// <remarks>It changes form at twice and back at half of a threshold, or a set on the edge would flap.</remarks>
internal sealed class IdSet
{
    private SortedIds? sorted = new();
    private BitBlocks? bits;

    public int Count { get; private set; }

    /// <summary>The list, while the set is small.</summary>
    public SortedIds? Sorted => sorted;

    /// <summary>A set of its own that holds what any of the sets holds.</summary>
    public static IdSet Union(IEnumerable<IdSet> sets)
    {
        var bits = new BitBlocks();
        foreach (var set in sets)
        {
            if (set.sorted is { } sorted)
            {
                bits.AddRange(sorted.All);
            }
            else
            {
                bits.AddRange(set.bits!);
            }
        }

        return new IdSet { sorted = null, bits = bits, Count = bits.Count() };
    }

    public bool Contains(uint id) => sorted?.Contains(id) ?? bits!.Contains(id);

    /// <param name="id">The id.</param>
    /// <param name="denseAt">The size at which both forms are equally good.</param>
    public void Add(uint id, int denseAt)
    {
        Count += (sorted?.Add(id) ?? bits!.Add(id)) ? 1 : 0;
        if (sorted is not null && Count > denseAt * 2)
        {
            bits = new BitBlocks();
            bits.AddRange(sorted.All);
            sorted = null;
        }
    }

    /// <inheritdoc cref="Add"/>
    public void Remove(uint id, int denseAt)
    {
        Count -= (sorted?.Remove(id) ?? bits!.Remove(id)) ? 1 : 0;
        if (bits is not null && Count < denseAt / 2)
        {
            sorted = ToSorted(bits, Count);
            bits = null;
        }
    }

    public void And(Span<ulong> target, int firstWord)
    {
        if (bits is not null)
        {
            BitKernels.And(target, bits.Words(firstWord, target.Length));
            return;
        }

        Span<ulong> own = stackalloc ulong[target.Length]; // All zero; a block at most.
        Or(own, firstWord);
        BitKernels.And(target, own);
    }

    public void AndNot(Span<ulong> target, int firstWord)
    {
        if (bits is not null)
        {
            BitKernels.AndNot(target, bits.Words(firstWord, target.Length));
            return;
        }

        foreach (var id in Within(firstWord, target.Length))
        {
            target[(int)(id >> 6) - firstWord] &= ~(1UL << (int)(id & 63));
        }
    }

    public void Or(Span<ulong> target, int firstWord)
    {
        if (bits is not null)
        {
            BitKernels.Or(target, bits.Words(firstWord, target.Length));
            return;
        }

        foreach (var id in Within(firstWord, target.Length))
        {
            target[(int)(id >> 6) - firstWord] |= 1UL << (int)(id & 63);
        }
    }

    private static SortedIds ToSorted(BitBlocks bits, int count)
    {
        var ids = new SortedIds();
        for (var word = 0; ids.All.Length < count; word++)
        {
            for (var rest = bits.Word(word); rest != 0; rest &= rest - 1)
            {
                ids.Add((uint)((word << 6) + BitOperations.TrailingZeroCount(rest)));
            }
        }

        return ids;
    }

    private ReadOnlySpan<uint> Within(int firstWord, int words) =>
        sorted!.Between((uint)firstWord << 6, (uint)(firstWord + words) << 6);
}
