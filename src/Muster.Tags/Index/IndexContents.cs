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
        Array.Sort(scripts, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        for (var i = 1; i < scripts.Length; i++)
        {
            if (scripts[i].Name == scripts[i - 1].Name)
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
    public IEnumerable<IdSet> FindByPrefix(string prefix)
    {
        var system = SystemTagNames.FindByPrefix(prefix);
        IEnumerable<IdSet> found = Tags.FindByPrefix(prefix);
        found = system.HasFlag(SystemTags.Protected) ? found.Append(isProtected) : found;
        return system.HasFlag(SystemTags.Suspended) ? found.Append(isSuspended) : found;
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

    /// <summary>All scripts that exist, in order of id.</summary>
    public IndexedScript[] ToScripts()
    {
        var scripts = new List<IndexedScript>(Live.Count);
        for (var id = 0u; id < Names.Count; id++)
        {
            if (Live.Contains(id))
            {
                scripts.Add(new(Names[id], Array.ConvertAll(rows.TagsOf(id), Tags.TagOf), rows.SystemOf(id)));
            }
        }

        return [.. scripts];
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
