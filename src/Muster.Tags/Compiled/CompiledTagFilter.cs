using System.ComponentModel;

namespace Muster.Tags.Compiled;

/// <summary>What generated filters derive from. Made for generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CompiledTagFilter : TagPredicate
{
    /// <summary>Sets a bit for each row that matches; the last word is filled up with zeros.</summary>
    /// <param name="rows">The rows of one index, at most as many as <paramref name="matches"/> has bits.</param>
    /// <param name="matches">Bit 0 of the first word is the first row.</param>
    public abstract void Match(TagRows rows, Span<ulong> matches);

    /// <summary>Matches what all of the parts match.</summary>
    protected static TagFilterNode All(params TagFilterNode[] parts) => TagFilterGroup.Join(parts, all: true);

    /// <summary>Matches what any of the parts matches.</summary>
    protected static TagFilterNode Any(params TagFilterNode[] parts) => TagFilterGroup.Join(parts, all: false);

    /// <summary>The filter that has this code; the compiler has checked the tree's limits.</summary>
    protected TagFilter Define(string name, TagFilterNode root) => new(root, name, this);
}
