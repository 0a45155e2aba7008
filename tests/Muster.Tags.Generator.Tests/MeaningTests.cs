using System.Diagnostics;
using System.Text;
using CsCheck;
using Muster.Tags.Compiled;

namespace Muster.Tags.Generator.Tests;

/// <summary>Generated code means what the tree means, and that what brute force says.</summary>
public sealed class MeaningTests
{
    private static readonly string[] Alphabet = ["a", "ab", "b", "b|c", "!x", " \"\\", "{y}"];
    private static readonly string[] Named = [.. Alphabet, "muster:protected", "muster:suspended", "mus", "absent"];
    private static readonly SystemTags[] Systems = [.. Enumerable.Range(0, 4).Select(set => (SystemTags)set)];

    private static readonly Gen<TagFilter> Filter = Node(3).Select(node => TagFilter.All(node));

    [Fact]
    public void Generated_IsInterpreted_IsBruteForce() => Filter.Array[80].Sample(
        filters =>
        {
            var assembly = Compile.Load(Compile.WithFilters(Compile.Sources(Declare(filters))), out var context);
            var index = MakeIndex();
            for (var i = 0; i < filters.Length; i++)
            {
                var generated = (TagFilter)assembly.GetType("Policies")!.GetProperty($"F{i}")!.GetValue(null)!;
                Assert.Equal(filters[i], generated);
                AssertSameOverTags(filters[i], generated);
                AssertSameOverRows(filters[i], generated, index);
            }

            context.Unload();
        },
        iter: 2,
        threads: 1);

    [Fact]
    public void Scan_JudgesOnlyScriptsThatExist()
    {
        var index = MakeIndex();
        Assert.True(index.Remove("0-None-8"));
        Assert.True(index.Remove("0-Suspended-8"));
        Assert.Equal(index.Count, index.CountByScan((CompiledTagFilter)Policies.Nested.Shown.Predicate!));
    }

    private static void AssertSameOverTags(TagFilter filter, TagFilter generated)
    {
        foreach (var tags in AllSets())
        {
            foreach (var system in Systems)
            {
                var expected = BruteForce(filter.Root, tags, system);
                Assert.True(expected == filter.Matches(tags, system), $"{filter} interpreted over {Show(tags, system)}");
                Assert.True(expected == generated.Matches(tags, system), $"{filter} generated over {Show(tags, system)}");
            }
        }
    }

    private static void AssertSameOverRows(TagFilter filter, TagFilter generated, TagIndex index)
    {
        var predicate = Assert.IsAssignableFrom<CompiledTagFilter>(generated.Predicate);
        var matches = new ulong[(index.Count + 63) / 64];
        index.Contents.Scan(predicate, matches);
        var scanned = Enumerable.Range(0, index.Count)
            .Where(id => (matches[id / 64] >> id & 1) != 0)
            .Select(id => index.Contents.Names[(uint)id]);
        Assert.Equal(index.Page(filter, null, int.MaxValue), scanned);
        Assert.Equal(index.CountMatches(filter), index.CountByScan(predicate));
    }

    /// <summary>All sets under all system tags, alone and with so many others that they do not fit into a row.</summary>
    private static TagIndex MakeIndex() => TagIndex.Build(
        from padding in (int[])[0, 8]
        from system in Systems
        from set in AllSets().Index()
        select new IndexedScript(
            $"{set.Index}-{system}-{padding}",
            [.. Enumerable.Range(0, padding).Select(i => $"padding-{i}"), .. set.Item],
            system));

    private static string Declare(TagFilter[] filters)
    {
        var source = new StringBuilder("using Muster.Tags; public static partial class Policies {\n");
        foreach (var (i, filter) in filters.Index())
        {
            var text = filter.ToString().Replace("{", "{{", StringComparison.Ordinal)
                .Replace("}", "}}", StringComparison.Ordinal)
                .Replace("\"", "\"\"", StringComparison.Ordinal);
            source.Append($"[GeneratedTagFilter(@\"{text}\")] public static partial TagFilter F{i} {{ get; }}\n");
        }

        return source.Append('}').ToString();
    }

    private static Gen<TagFilterNode> Node(int depth) => depth == 0
        ? Gen.Select(Gen.OneOf(Named), Gen.Int[0, 5], (tag, kind) => (TagFilterNode)(kind switch
        {
            0 or 1 => Tag.Yes(tag),
            2 or 3 => Tag.No(tag),
            4 => Tag.YesPrefix(tag),
            _ => Tag.NoPrefix(tag),
        }))
        : Gen.Select(Gen.Bool, Node(depth - 1).Array[1, 3], (all, parts) =>
            (all ? TagFilter.All(parts) : TagFilter.Any(parts)).Root);

    private static IEnumerable<string[]> AllSets() =>
        Enumerable.Range(0, 1 << Alphabet.Length)
            .Select(set => Alphabet.Where((_, i) => (set >> i & 1) != 0).ToArray());

    private static bool BruteForce(TagFilterNode node, string[] tags, SystemTags system)
    {
        string[] carried =
        [
            .. tags,
            .. system.HasFlag(SystemTags.Protected) ? ["muster:protected"] : Array.Empty<string>(),
            .. system.HasFlag(SystemTags.Suspended) ? ["muster:suspended"] : Array.Empty<string>(),
        ];
        return node switch
        {
            TagFilterTerm term => term.IsRequired == carried.Any(tag =>
                term.IsPrefix ? tag.StartsWith(term.Tag, StringComparison.Ordinal) : tag == term.Tag),
            TagFilterAll all => all.Items.All(item => BruteForce(item, tags, system)),
            TagFilterAny any => any.Items.Any(item => BruteForce(item, tags, system)),
            _ => throw new UnreachableException(),
        };
    }

    private static string Show(string[] tags, SystemTags system) => $"[{string.Join(", ", tags)}] and {system}";
}
