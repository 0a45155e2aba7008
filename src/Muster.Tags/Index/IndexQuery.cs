namespace Muster.Tags;

/// <summary>A part of a filter, bound to the sets of one index.</summary>
internal abstract class IndexQuery
{
    /// <summary>How many scripts match, where that is known without looking.</summary>
    public virtual int? KnownCount => null;

    /// <summary>A short list that every match is in, if there is one.</summary>
    public virtual SortedIds? Bound => null;

    /// <summary>Whether a script that exists matches.</summary>
    public abstract bool Contains(uint id);

    /// <summary>
    /// Fills the target with a bit for each match among the ids from <paramref name="firstWord"/> * 64 on.
    /// The target must lie within one block.
    /// </summary>
    public abstract void Evaluate(Span<ulong> target, int firstWord);

    /// <summary>Binds a filter; null stands for all scripts.</summary>
    public static IndexQuery Bind(TagFilter? filter, IndexContents contents) =>
        filter is null ? new TermQuery(contents.Live, contents.Live, isRequired: true) : Bind(filter.Root, contents);

    private static IndexQuery Bind(TagFilterNode node, IndexContents contents) => node switch
    {
        TagFilterAll all => new AllQuery([.. all.Items.Select(item => Bind(item, contents))]),
        TagFilterAny any => new AnyQuery([.. any.Items.Select(item => Bind(item, contents))]),
        TagFilterTerm term => new TermQuery(contents.Live, Find(term, contents), term.IsRequired),
        _ => throw new ArgumentException($"expected a term, all or any, found {node.GetType()}", nameof(node)),
    };

    private static IdSet Find(TagFilterTerm term, IndexContents contents)
    {
        if (!term.IsPrefix)
        {
            return contents.Find(term.Tag) ?? new IdSet();
        }

        var sets = contents.FindByPrefix(term.Tag);
        return sets.Count == 1 ? sets[0] : IdSet.Union(sets);
    }
}
