using System.Buffers;
using Muster.Tags.Compiled;

namespace Muster.Tags;

/// <summary>The scripts of one catalogue shard in memory, to be counted and listed by tag filter.</summary>
/// <remarks>
/// One writer at a time, and no reader while it writes; readers may run side by side. Names are ASCII and in ordinal
/// order. Now and then a write rebuilds the whole index: when new names outgrow a sixteenth of the old ones, and when
/// most ids belong to scripts that are gone. Spread over the writes this costs each about as much as the write itself.
/// </remarks>
public sealed class TagIndex
{
    private const int LateShare = 16;

    private readonly int slack;
    private IndexContents contents = new([]);

    /// <summary>An empty index.</summary>
    public TagIndex() : this(slack: 1024)
    {
    }

    /// <param name="slack">How many late or dead ids are always allowed.</param>
    internal TagIndex(int slack) => this.slack = slack;

    /// <summary>How many scripts there are.</summary>
    public int Count => contents.Live.Count;

    /// <summary>How many distinct tags they carry, system tags not counted.</summary>
    public int TagCount => contents.Tags.Count;

    internal IndexContents Contents => contents;

    /// <summary>Makes an index of many scripts at once; much quicker than one by one.</summary>
    /// <exception cref="ArgumentException">A name comes twice, or a name or tag is null.</exception>
    public static TagIndex Build(IEnumerable<IndexedScript> scripts) => Build(scripts, slack: 1024);

    /// <summary>Whether a script exists.</summary>
    public bool Contains(string name) => contents.Names.TryFind(name, out var id) && contents.Live.Contains(id);

    /// <summary>Makes a script exist with exactly these tags and system tags.</summary>
    public void Set(string name, IReadOnlyList<string> tags, SystemTags system = SystemTags.None)
    {
        Check(new(name, tags, system));
        contents.Write(contents.Names.FindOrAdd(name), tags, system);
        RebuildIfWorn();
    }

    /// <summary>Makes a script not exist; false if it did not.</summary>
    public bool Remove(string name)
    {
        if (!contents.Names.TryFind(name, out var id) || !contents.Live.Contains(id))
        {
            return false;
        }

        contents.Erase(id);
        RebuildIfWorn();
        return true;
    }

    /// <summary>How many scripts the filter matches.</summary>
    public long CountMatches(TagFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Read(filter).Count();
    }

    /// <summary>Names of matching scripts in ordinal order.</summary>
    /// <param name="filter">Which scripts; null for all.</param>
    /// <param name="after">Only names after this one, which need not exist; null from the beginning.</param>
    /// <param name="limit">The most names to return, at least 1.</param>
    public IReadOnlyList<string> Page(TagFilter? filter, string? after, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Read(filter).Page(after, limit);
    }

    /// <summary>Counts by a look at every script: what no list shortens costs the same for every filter.</summary>
    internal long CountByScan(CompiledTagFilter filter)
    {
        var words = (contents.Names.Count + 63) / 64;
        var rented = ArrayPool<ulong>.Shared.Rent(words);
        try
        {
            var matches = rented.AsSpan(0, words);
            contents.Scan(filter, matches);
            return BitKernels.PopCount(matches);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }
    }

    internal static TagIndex Build(IEnumerable<IndexedScript> scripts, int slack)
    {
        var all = scripts.ToArray();
        Array.ForEach(all, Check);
        return new TagIndex(slack) { contents = IndexContents.Build(all) };
    }

    private static void Check(IndexedScript script)
    {
        if (script.Name is null || script.Tags is null || script.Tags.Contains(null!))
        {
            throw new ArgumentException($"expected a name and tags, found null in '{script.Name}'", nameof(script));
        }
    }

    private IndexReader Read(TagFilter? filter) => new(contents, IndexQuery.Bind(filter, contents));

    private void RebuildIfWorn()
    {
        var names = contents.Names;
        var late = names.Count - names.SortedCount;
        var dead = names.Count - Count;
        if (late > slack + names.SortedCount / LateShare || dead > slack + Count)
        {
            contents = contents.Rebuild();
        }
    }
}
