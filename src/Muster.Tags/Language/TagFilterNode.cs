using System.Text;

namespace Muster.Tags;

/// <summary>
/// A part of a filter: a <see cref="TagFilterTerm"/>, a <see cref="TagFilterAll"/> or a <see cref="TagFilterAny"/>.
/// </summary>
/// <remarks>
/// There is no node for <c>!</c>: negation is carried down to the terms when a filter is read, which changes neither
/// the number of terms nor, but for the better, the depth.
/// </remarks>
public abstract class TagFilterNode
{
    private protected TagFilterNode()
    {
    }

    /// <summary>How many terms it has.</summary>
    internal abstract int TermCount { get; }

    /// <summary>How many parentheses its printed form nests: 0 for a term and for a flat list of terms.</summary>
    internal abstract int Depth { get; }

    internal abstract bool Matches(ReadOnlySpan<string> tags, SystemTags system);

    internal abstract void Print(StringBuilder text);
}
