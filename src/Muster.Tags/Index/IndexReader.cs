using System.Numerics;

namespace Muster.Tags;

/// <summary>Answers a query from one generation of an index.</summary>
internal sealed class IndexReader(IndexContents contents, IndexQuery query)
{
    // Testing a listed id costs about as much as reading this many words of bits.
    private const int WordsPerListedId = 16;

    // Small enough that a page of common matches reads little, large enough to use whole vectors.
    private const int PageWords = 16;

    private readonly ScriptNames names = contents.Names;

    private int WordsInUse => (names.Count + 63) / 64;

    public long Count()
    {
        if (query.KnownCount is { } known)
        {
            return known;
        }

        return query.Bound is { } bound && bound.All.Length <= Math.Max(64, WordsInUse / WordsPerListedId)
            ? CountListed(bound.All)
            : CountBits();
    }

    public IReadOnlyList<string> Page(string? after, int limit)
    {
        var (from, late) = names.After(after);
        var sorted = ReadSorted(from, limit);
        var added = ReadLate(late, limit);
        return added.Count == 0 ? sorted : Merge(sorted, added, limit);
    }

    private static List<string> Merge(List<string> one, List<string> other, int limit)
    {
        var merged = new List<string>(Math.Min(limit, one.Count + other.Count));
        for (int i = 0, j = 0; merged.Count < limit && (i < one.Count || j < other.Count);)
        {
            var isFirst = j == other.Count || (i < one.Count && string.CompareOrdinal(one[i], other[j]) < 0);
            merged.Add(isFirst ? one[i++] : other[j++]);
        }

        return merged;
    }

    private long CountListed(ReadOnlySpan<uint> ids)
    {
        var count = 0L;
        foreach (var id in ids)
        {
            count += query.Contains(id) ? 1 : 0;
        }

        return count;
    }

    private long CountBits()
    {
        Span<ulong> block = stackalloc ulong[BitBlocks.BlockWords];
        var count = 0L;
        for (var first = 0; first < WordsInUse; first += BitBlocks.BlockWords)
        {
            var words = block[..Math.Min(BitBlocks.BlockWords, WordsInUse - first)];
            query.Evaluate(words, first);
            count += BitKernels.PopCount(words);
        }

        return count;
    }

    /// <summary>Matches among the names whose ids stand in order.</summary>
    private List<string> ReadSorted(uint from, int limit)
    {
        var found = new List<string>();
        if (query.Bound is { } bound)
        {
            foreach (var id in bound.Between(from, (uint)names.SortedCount))
            {
                if (query.Contains(id))
                {
                    found.Add(names[id]);
                    if (found.Count == limit)
                    {
                        break;
                    }
                }
            }

            return found;
        }

        Span<ulong> words = stackalloc ulong[PageWords];
        var first = (int)(from / 64) / PageWords * PageWords; // Blocks are whole multiples of this step.
        for (; first * 64L < names.SortedCount && found.Count < limit; first += PageWords)
        {
            query.Evaluate(words, first);
            Take(words, first, from, limit, found);
        }

        return found;
    }

    private void Take(ReadOnlySpan<ulong> words, int firstWord, uint from, int limit, List<string> found)
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var rest = words[i]; rest != 0; rest &= rest - 1)
            {
                var id = (uint)((firstWord + i) << 6) + (uint)BitOperations.TrailingZeroCount(rest);
                if (found.Count == limit || id >= names.SortedCount)
                {
                    return;
                }

                if (id >= from)
                {
                    found.Add(names[id]);
                }
            }
        }
    }

    /// <summary>Matches among the names that came later; they are few, or the index would have been rebuilt.</summary>
    private List<string> ReadLate(int from, int limit)
    {
        var found = new List<string>();
        for (var i = from; i < names.LateByName.Count && found.Count < limit; i++)
        {
            var id = names.LateByName[i];
            if (contents.Live.Contains(id) && query.Contains(id))
            {
                found.Add(names[id]);
            }
        }

        return found;
    }
}
