namespace Muster.Tags;

/// <summary>Matches when one of its parts does: <c>a:yes|b:no</c>.</summary>
public sealed class TagFilterAny : TagFilterGroup
{
    internal TagFilterAny(TagFilterNode[] items) : base(items)
    {
    }

    private protected override char Operator => '|';

    internal override bool Matches(ReadOnlySpan<string> tags, SystemTags system)
    {
        foreach (var node in Nodes)
        {
            if (node.Matches(tags, system))
            {
                return true;
            }
        }

        return false;
    }
}
