using Muster.Tags.Compiled;

namespace Muster.Tags;

/// <summary>One generation of an index: everything that a rebuild makes anew.</summary>
internal sealed class IndexContents
{
    private const int FewestDense = 32;
    private const int IdsPerWord = 64;
    private const SystemTags Known = SystemTags.Protected | SystemTags.Suspended;

    private readonly ForwardRows rows = new();
    private readonly IdSet isProtected = new();
    private readonly IdSet isSuspended = new();
    private readonly int denseAt;

    /// <param name="names">The names that get the first ids, sorted ordinally.</param>
    public IndexContents(string[] names)
    {
        Names = new ScriptNames(names);
        rows.Reserve(names.Length);
        denseAt = Math.Max(FewestDense, names.Length / IdsPerWord); // A list of 4-byte ids then takes half a bit set.
    }

    public ScriptNames Names { get; }

    public TagTable Tags { get; } = new();

    /// <summary>The scripts that exist; names of others may be around until the next rebuild.</summary>
    public IdSet Live { get; } = new();

    /// <summary>Makes the contents from scripts in any order.</summary>
    public static IndexContents Build(IndexedScript[] scripts)
    {
        if (FindDisorder(scripts) >= 0)
        {
            Array.Sort(scripts, (a, b) => string.CompareOrdinal(a.Name, b.Name));
            if (FindDisorder(scripts) is var i and >= 0)
            {
                throw new ArgumentException(
                    $"expected each name once, found '{scripts[i].Name}' twice", nameof(scripts));
            }
        }

        var contents = new IndexContents(Array.ConvertAll(scripts, script => script.Name));
        for (var id = 0; id < scripts.Length; id++)
        {
            contents.Write((uint)id, scripts[id].Tags, scripts[id].System);
        }

        return contents;
    }

    /// <summary>The scripts that carry the tag; null if none does.</summary>
    public IdSet? Find(string tag) => SystemTagNames.Find(tag) switch
    {
        SystemTags.Protected => isProtected,
        SystemTags.Suspended => isSuspended,
        _ => Tags.Find(tag),
    };

    /// <summary>The scripts of each tag that begins so.</summary>
    public List<IdSet> FindByPrefix(string prefix)
    {
        var system = SystemTagNames.FindByPrefix(prefix);
        var found = Tags.FindByPrefix(prefix);
        if (system.HasFlag(SystemTags.Protected))
        {
            found.Add(isProtected);
        }

        if (system.HasFlag(SystemTags.Suspended))
        {
            found.Add(isSuspended);
        }

        return found;
    }

    /// <summary>Sets a bit for each script that matches, by a look at every row.</summary>
    /// <param name="filter">Generated code.</param>
    /// <param name="matches">As many words as hold a bit for each name.</param>
    public void Scan(CompiledTagFilter filter, Span<ulong> matches)
    {
        filter.Match(rows.Take(Tags, Names.Count), matches);
        foreach (var id in rows.Overflowing)
        {
            string[] tags = [.. rows.TagsOf(id).Select(Tags.TagOf)];
            var bit = 1UL << (int)(id & 63);
            ref var word = ref matches[(int)(id >> 6)];
            word = filter.Matches(tags, rows.SystemOf(id)) ? word | bit : word & ~bit;
        }

        for (var first = 0; first < matches.Length; first += BitBlocks.BlockWords)
        {
            var block = matches.Slice(first, Math.Min(BitBlocks.BlockWords, matches.Length - first));
            Live.And(block, first);
        }
    }

    /// <summary>Makes a script exist with exactly these tags.</summary>
    public void Write(uint id, IReadOnlyList<string> tags, SystemTags system)
    {
        Live.Add(id, denseAt);
        var numbers = new uint[tags.Count];
        var count = 0;
        for (var i = 0; i < tags.Count; i++)
        {
            var number = Tags.Intern(tags[i]);
            if (!numbers.AsSpan(0, count).Contains(number))
            {
                numbers[count++] = number;
            }
        }

        Replace(id, numbers.AsSpan(0, count), system & Known);
    }

    /// <summary>Makes a script not exist.</summary>
    public void Erase(uint id)
    {
        Replace(id, [], SystemTags.None);
        Live.Remove(id, denseAt);
    }

    /// <summary>Contents of the next generation: new ids in order of name, new numbers for the tags in use.</summary>
    public IndexContents Rebuild()
    {
        uint[] ids = [.. Names.InOrder().Where(Live.Contains)];
        var next = new IndexContents(Array.ConvertAll(ids, id => Names[id]));
        var renumbered = new uint[Tags.Capacity + 1];
        for (var id = 0; id < ids.Length; id++)
        {
            var numbers = rows.TagsOf(ids[id]);
            foreach (ref var number in numbers.AsSpan())
            {
                ref var renewed = ref renumbered[number];
                renewed = renewed == 0 ? next.Tags.Intern(Tags.TagOf(number)) : renewed;
                number = renewed;
            }

            next.Live.Add((uint)id, next.denseAt);
            next.Replace((uint)id, numbers, rows.SystemOf(ids[id]));
        }

        return next;
    }

    /// <summary>The first script whose name is not after the one before it; -1 if there is none.</summary>
    private static int FindDisorder(IndexedScript[] scripts)
    {
        for (var i = 1; i < scripts.Length; i++)
        {
            if (string.CompareOrdinal(scripts[i].Name, scripts[i - 1].Name) <= 0)
            {
                return i;
            }
        }

        return -1;
    }

    private void Replace(uint id, ReadOnlySpan<uint> tags, SystemTags system)
    {
        var before = rows.TagsOf(id);
        foreach (var number in tags)
        {
            if (!before.AsSpan().Contains(number))
            {
                Tags.ScriptsOf(number).Add(id, denseAt);
            }
        }

        foreach (var number in before)
        {
            if (!tags.Contains(number))
            {
                var scripts = Tags.ScriptsOf(number);
                scripts.Remove(id, denseAt);
                if (scripts.Count == 0)
                {
                    Tags.Release(number);
                }
            }
        }

        Mark(isProtected, id, system.HasFlag(SystemTags.Protected));
        Mark(isSuspended, id, system.HasFlag(SystemTags.Suspended));
        rows.Write(id, tags, system);
    }

    private void Mark(IdSet marked, uint id, bool isMarked)
    {
        if (isMarked)
        {
            marked.Add(id, denseAt);
        }
        else
        {
            marked.Remove(id, denseAt);
        }
    }
}
