namespace Muster.Tags;

/// <summary>The distinct tags of an index, each with a number from 1 and the scripts that carry it.</summary>
/// <remarks>A tag leaves, and frees its number, when the last script drops it: churn cannot pile up.</remarks>
internal sealed class TagTable
{
    private readonly Dictionary<string, uint> numbers = new(StringComparer.Ordinal);
    private readonly List<(string Tag, IdSet Scripts)> entries = [("", new IdSet())]; // 0 marks an empty slot in a row.
    private readonly Stack<uint> free = new();

    /// <summary>How many tags are carried by some script.</summary>
    public int Count => numbers.Count;

    /// <summary>How many numbers were ever in use at once.</summary>
    public int Capacity => entries.Count - 1;

    public string TagOf(uint number) => entries[(int)number].Tag;

    public IdSet ScriptsOf(uint number) => entries[(int)number].Scripts;

    public bool TryGetNumber(string tag, out uint number) => numbers.TryGetValue(tag, out number);

    public IdSet? Find(string tag) => numbers.TryGetValue(tag, out var number) ? ScriptsOf(number) : null;

    /// <summary>Walks all tags: they are not sorted, since only prefixes would profit.</summary>
    public List<IdSet> FindByPrefix(string prefix)
    {
        var found = new List<IdSet>();
        foreach (var (tag, scripts) in entries)
        {
            if (scripts.Count > 0 && tag.StartsWith(prefix, StringComparison.Ordinal))
            {
                found.Add(scripts);
            }
        }

        return found;
    }

    /// <summary>The numbers of the tags that begin so.</summary>
    public IEnumerable<uint> NumbersByPrefix(string prefix) =>
        numbers.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => pair.Value);

    /// <summary>The tag's number; a new tag has no scripts yet and must get one or be released.</summary>
    public uint Intern(string tag)
    {
        if (numbers.TryGetValue(tag, out var number))
        {
            return number;
        }

        if (free.TryPop(out number))
        {
            entries[(int)number] = (tag, new IdSet());
        }
        else
        {
            number = (uint)entries.Count;
            entries.Add((tag, new IdSet()));
        }

        numbers.Add(tag, number);
        return number;
    }

    public void Release(uint number)
    {
        numbers.Remove(TagOf(number));
        entries[(int)number] = entries[0];
        free.Push(number);
    }
}
