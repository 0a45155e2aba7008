namespace Muster.Tags;

/// <summary>A small set of ids as a sorted list.</summary>
internal sealed class SortedIds
{
    private uint[] ids = [];
    private int count;

    public ReadOnlySpan<uint> All => ids.AsSpan(0, count);

    public bool Contains(uint id) => All.BinarySearch(id) >= 0;

    public bool Add(uint id)
    {
        var index = count == 0 || id > ids[count - 1] ? ~count : All.BinarySearch(id);
        if (index >= 0)
        {
            return false;
        }

        if (count == ids.Length)
        {
            Array.Resize(ref ids, Math.Max(2, count + (count >> 1)));
        }

        ids.AsSpan(~index, count - ~index).CopyTo(ids.AsSpan(~index + 1));
        ids[~index] = id;
        count++;
        return true;
    }

    public bool Remove(uint id)
    {
        var index = All.BinarySearch(id);
        if (index < 0)
        {
            return false;
        }

        ids.AsSpan(index + 1, count - index - 1).CopyTo(ids.AsSpan(index));
        count--;
        return true;
    }

    /// <summary>The ids from one (included) to another (excluded).</summary>
    public ReadOnlySpan<uint> Between(uint from, uint to)
    {
        var all = All;
        var start = LowerBound(all, from);
        return all[start..LowerBound(all, to)];
    }

    private static int LowerBound(ReadOnlySpan<uint> ids, uint id)
    {
        var index = ids.BinarySearch(id);
        return index < 0 ? ~index : index;
    }
}
