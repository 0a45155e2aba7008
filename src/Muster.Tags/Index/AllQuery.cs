namespace Muster.Tags;

/// <summary>The scripts that match all of several queries.</summary>
internal sealed class AllQuery : IndexQuery
{
    private readonly IndexQuery[] parts;

    public AllQuery(IndexQuery[] parts)
    {
        // The shortest list first: it bounds the rest, and is the quickest to fill a target from.
        this.parts = [.. parts.OrderBy(part => part.Bound?.All.Length ?? int.MaxValue)];
    }

    public override int? KnownCount => Bound is { All.Length: 0 } ? 0 : null;

    public override SortedIds? Bound => parts[0].Bound;

    public override bool Contains(uint id)
    {
        foreach (var part in parts)
        {
            if (!part.Contains(id))
            {
                return false;
            }
        }

        return true;
    }

    public override void Evaluate(Span<ulong> target, int firstWord)
    {
        parts[0].Evaluate(target, firstWord);
        Span<ulong> other = stackalloc ulong[target.Length];
        foreach (var part in parts.AsSpan(1))
        {
            if (part is TermQuery { IsRequired: true } required)
            {
                required.Scripts.And(target, firstWord);
            }
            else if (part is TermQuery excluded)
            {
                excluded.Scripts.AndNot(target, firstWord);
            }
            else
            {
                part.Evaluate(other, firstWord);
                BitKernels.And(target, other);
            }
        }
    }
}
