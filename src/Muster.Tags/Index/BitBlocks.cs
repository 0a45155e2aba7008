namespace Muster.Tags;

/// <summary>A set of ids as bits, in blocks of 65,536 ids, allocated as far as they are used.</summary>
internal sealed class BitBlocks
{
    /// <summary>64-bit words in a full block: 8 KiB.</summary>
    public const int BlockWords = 1024;

    private const int BlockShift = 16;
    private const int GrowthWords = 64;

    private ulong[]?[] blocks = [];

    public bool Contains(uint id)
    {
        var (block, word) = Locate(id);
        return block < blocks.Length
            && blocks[block] is { } words
            && word < words.Length
            && (words[word] & Bit(id)) != 0;
    }

    public bool Add(uint id)
    {
        var (block, word) = Locate(id);
        ref var bits = ref Reserve(block, word + 1)[word];
        var isNew = (bits & Bit(id)) == 0;
        bits |= Bit(id);
        return isNew;
    }

    /// <summary>Adds ids that are in ascending order.</summary>
    public void AddRange(ReadOnlySpan<uint> ids)
    {
        while (!ids.IsEmpty)
        {
            var block = Locate(ids[0]).Block;
            var end = ids.BinarySearch((uint)(block + 1) << BlockShift);
            end = end < 0 ? ~end : end; // One look-up serves all ids of a block.
            var words = Reserve(block, Locate(ids[end - 1]).Word + 1);
            foreach (var id in ids[..end])
            {
                words[Locate(id).Word] |= Bit(id);
            }

            ids = ids[end..];
        }
    }

    /// <summary>Adds another set.</summary>
    public void AddRange(BitBlocks other)
    {
        for (var block = 0; block < other.blocks.Length; block++)
        {
            if (other.blocks[block] is { } words)
            {
                BitKernels.Or(Reserve(block, words.Length), words);
            }
        }
    }

    /// <summary>Counts the ids: a walk through all blocks.</summary>
    public int Count() => (int)blocks.Sum(words => BitKernels.PopCount(words));

    public bool Remove(uint id)
    {
        var wasThere = Contains(id);
        if (wasThere)
        {
            var (block, word) = Locate(id);
            blocks[block]![word] &= ~Bit(id);
        }

        return wasThere;
    }

    /// <summary>The words from a place on, at most so many, all of one block; fewer when the rest is zero.</summary>
    public ReadOnlySpan<ulong> Words(int firstWord, int count)
    {
        var (block, word) = (firstWord / BlockWords, firstWord % BlockWords);
        if (block >= blocks.Length || blocks[block] is not { } words || word >= words.Length)
        {
            return [];
        }

        return words.AsSpan(word, Math.Min(count, words.Length - word));
    }

    /// <summary>One word; zero where nothing is.</summary>
    public ulong Word(int index) => Words(index, 1) is [var word] ? word : 0;

    private static (int Block, int Word) Locate(uint id) =>
        ((int)(id >> BlockShift), (int)(id >> 6) & (BlockWords - 1));

    private static ulong Bit(uint id) => 1UL << (int)(id & 63);

    private ulong[] Reserve(int block, int count)
    {
        if (block >= blocks.Length)
        {
            Array.Resize(ref blocks, block + 1);
        }

        ref var words = ref blocks[block];
        if (words is null || count > words.Length)
        {
            var needed = (count + GrowthWords - 1) / GrowthWords * GrowthWords;
            Array.Resize(ref words, Math.Min(BlockWords, Math.Max(needed, (words?.Length ?? 0) * 2)));
        }

        return words;
    }
}
