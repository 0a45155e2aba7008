namespace Muster.Tags;

/// <summary>The scripts that are, or are not, in one set.</summary>
internal sealed class TermQuery(IdSet live, IdSet scripts, bool isRequired) : IndexQuery
{
    public IdSet Scripts => scripts;

    public bool IsRequired => isRequired;

    public override int? KnownCount => isRequired ? scripts.Count : live.Count - scripts.Count;

    public override SortedIds? Bound => isRequired ? scripts.Sorted : null;

    public override bool Contains(uint id) => scripts.Contains(id) == isRequired;

    public override void Evaluate(Span<ulong> target, int firstWord)
    {
        target.Clear();
        if (isRequired)
        {
            scripts.Or(target, firstWord);
        }
        else
        {
            live.Or(target, firstWord);
            scripts.AndNot(target, firstWord);
        }
    }
}
