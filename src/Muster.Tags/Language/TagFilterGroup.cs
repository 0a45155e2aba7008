using System.Text;

namespace Muster.Tags;

/// <summary>What <see cref="TagFilterAll"/> and <see cref="TagFilterAny"/> have in common.</summary>
public abstract class TagFilterGroup : TagFilterNode
{
    private readonly TagFilterNode[] items;

    private protected TagFilterGroup(TagFilterNode[] items)
    {
        this.items = items;
        foreach (var item in items)
        {
            TermCount += item.TermCount;
            Depth = Math.Max(Depth, item is TagFilterGroup ? item.Depth + 1 : 0);
        }
    }

    /// <summary>Its parts, at least two; none is a group of the same kind.</summary>
    public IReadOnlyList<TagFilterNode> Items => items;

    internal override int TermCount { get; }

    internal override int Depth { get; }

    private protected abstract char Operator { get; }

    private protected ReadOnlySpan<TagFilterNode> Nodes => items;

    /// <summary>Joins nodes to the simplest node that means the same: lists of their kind are opened.</summary>
    internal static TagFilterNode Join(IReadOnlyList<TagFilterNode> nodes, bool all)
    {
        var flat = new List<TagFilterNode>(nodes.Count);
        foreach (var node in nodes)
        {
            if (node is TagFilterGroup group && group is TagFilterAll == all)
            {
                flat.AddRange(group.items);
            }
            else
            {
                flat.Add(node);
            }
        }

        var items = flat.ToArray();
        return items.Length == 1 ? items[0] : all ? new TagFilterAll(items) : new TagFilterAny(items);
    }

    internal override void Print(StringBuilder text)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                text.Append(Operator);
            }

            if (items[i] is TagFilterGroup)
            {
                text.Append('(');
                items[i].Print(text);
                text.Append(')');
            }
            else
            {
                items[i].Print(text);
            }
        }
    }
}
