namespace Muster.Tags;

/// <summary>
/// The names behind the ids. The first ids stand in order of name; names that came later have the ids after them and
/// are kept in a sorted list of their own until the next rebuild. A name keeps its id when its script goes.
/// </summary>
internal sealed class ScriptNames(string[] sorted)
{
    private readonly List<string> late = [];
    private readonly List<uint> lateByName = [];

    /// <summary>How many ids stand in order of name.</summary>
    public int SortedCount => sorted.Length;

    /// <summary>Ids of the names that came later, in order of name.</summary>
    public IReadOnlyList<uint> LateByName => lateByName;

    public int Count => sorted.Length + late.Count;

    public string this[uint id] => id < sorted.Length ? sorted[id] : late[(int)id - sorted.Length];

    public bool TryFind(string name, out uint id)
    {
        var index = Array.BinarySearch(sorted, name, StringComparer.Ordinal);
        if (index < 0)
        {
            index = FindLate(name);
            index = index < 0 ? -1 : (int)lateByName[index];
        }

        id = (uint)index;
        return index >= 0;
    }

    public uint FindOrAdd(string name)
    {
        if (!TryFind(name, out var id))
        {
            id = (uint)Count;
            lateByName.Insert(~FindLate(name), id);
            late.Add(name);
        }

        return id;
    }

    /// <summary>The first id in order of name, and the first place in <see cref="LateByName"/>, after a name.</summary>
    public (uint Id, int Late) After(string? name)
    {
        if (name is null)
        {
            return (0, 0);
        }

        var index = Array.BinarySearch(sorted, name, StringComparer.Ordinal);
        var place = FindLate(name);
        return ((uint)(index < 0 ? ~index : index + 1), place < 0 ? ~place : place + 1);
    }

    /// <summary>All ids in order of name.</summary>
    public IEnumerable<uint> InOrder()
    {
        var place = 0;
        for (var id = 0u; id < sorted.Length; id++)
        {
            for (; place < lateByName.Count && string.CompareOrdinal(this[lateByName[place]], sorted[id]) < 0; place++)
            {
                yield return lateByName[place];
            }

            yield return id;
        }

        for (; place < lateByName.Count; place++)
        {
            yield return lateByName[place];
        }
    }

    private int FindLate(string name)
    {
        var (low, high) = (0, lateByName.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = string.CompareOrdinal(this[lateByName[middle]], name);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
