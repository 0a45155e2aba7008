namespace Muster.Tags;

/// <summary>Matches when all of its parts do: <c>a:yes,b:no</c>.</summary>
public sealed class TagFilterAll : TagFilterGroup
{
    internal TagFilterAll(TagFilterNode[] items) : base(items)
    {
    }

    private protected override char Operator => ',';

    internal override bool Matches(ReadOnlySpan<string> tags, SystemTags system)
    {
        foreach (var node in Nodes)
        {
            if (!node.Matches(tags, system))
            {
                return false;
            }
        }

        return true;
    }
}
