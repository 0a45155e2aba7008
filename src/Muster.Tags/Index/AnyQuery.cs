namespace Muster.Tags;

/// <summary>The scripts that match any of several queries.</summary>
internal sealed class AnyQuery(IndexQuery[] parts) : IndexQuery
{
    public override bool Contains(uint id)
    {
        foreach (var part in parts)
        {
            if (part.Contains(id))
            {
                return true;
            }
        }

        return false;
    }

    public override void Evaluate(Span<ulong> target, int firstWord)
    {
        parts[0].Evaluate(target, firstWord);
        Span<ulong> other = stackalloc ulong[target.Length];
        foreach (var part in parts.AsSpan(1))
        {
            if (part is TermQuery { IsRequired: true } required)
            {
                required.Scripts.Or(target, firstWord);
            }
            else
            {
                part.Evaluate(other, firstWord);
                BitKernels.Or(target, other);
            }
        }
    }
}
