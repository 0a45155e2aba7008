namespace Muster.Tags.Tests;

/// <summary>What a <see cref="TagIndex"/> should answer, worked out the slow way.</summary>
internal sealed class TagIndexModel
{
    private readonly SortedDictionary<string, (string[] Tags, SystemTags System)> scripts = new(StringComparer.Ordinal);

    public int Count => scripts.Count;

    public int TagCount => scripts.Values.SelectMany(script => script.Tags).Distinct().Count();

    public void Set(string name, string[] tags, SystemTags system) => scripts[name] = (tags, system);

    public bool Remove(string name) => scripts.Remove(name);

    public bool Contains(string name) => scripts.ContainsKey(name);

    public IEnumerable<string> Matching(TagFilter? filter, string? after = null) =>
        from script in scripts
        where filter is null || filter.Matches(script.Value.Tags, script.Value.System)
        where after is null || string.CompareOrdinal(script.Key, after) > 0
        select script.Key;

    public IEnumerable<IndexedScript> ToScripts() =>
        scripts.Select(script => new IndexedScript(script.Key, script.Value.Tags, script.Value.System));
}
