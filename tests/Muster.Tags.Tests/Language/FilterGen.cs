using CsCheck;

namespace Muster.Tags.Tests;

/// <summary>Random filters over a small alphabet of tags, by the public builders.</summary>
internal static class FilterGen
{
    public static readonly string[] Alphabet = ["a", "ab", "b", "b|c", "!x", " y"];

    public static readonly Gen<TagFilterNode> Term =
        Gen.Select(Gen.OneOf(Alphabet), Gen.Int[0, 3], (tag, kind) => (TagFilterNode)(kind switch
        {
            0 => Tag.Yes(tag),
            1 => Tag.No(tag),
            2 => Tag.YesPrefix(tag),
            _ => Tag.NoPrefix(tag),
        }));

    public static readonly Gen<TagFilter> Filter = Node(3).Select(node => TagFilter.All(node));

    private static Gen<TagFilterNode> Node(int depth) =>
        depth == 0
            ? Term
            : Gen.Select(Gen.Bool, Node(depth - 1).Array[1, 3], (all, parts) =>
                (all ? TagFilter.All(parts) : TagFilter.Any(parts)).Root);
}
