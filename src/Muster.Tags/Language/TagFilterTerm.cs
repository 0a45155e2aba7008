using System.Text;

namespace Muster.Tags;

/// <summary>One <c>tag:yes</c> or <c>tag:no</c>; <see cref="Muster.Tags.Tag"/> makes them.</summary>
public sealed class TagFilterTerm : TagFilterNode
{
    private readonly SystemTags system;

    internal TagFilterTerm(string tag, bool isPrefix, bool isRequired, int column = 0, int length = 0)
    {
        (Tag, IsPrefix, IsRequired, Column, Length) = (tag, isPrefix, isRequired, column, length);
        system = isPrefix ? SystemTagNames.FindByPrefix(tag) : SystemTagNames.Find(tag);
    }

    /// <summary>The tag, or what it has to begin with.</summary>
    public string Tag { get; }

    /// <summary>Whether every tag counts that begins with <see cref="Tag"/>.</summary>
    public bool IsPrefix { get; }

    /// <summary>True for <c>yes</c>: the script must carry it. False for <c>no</c>: it must not.</summary>
    public bool IsRequired { get; }

    /// <summary>The system tags that this term is about.</summary>
    public SystemTags System => system;

    /// <summary>Where the term was read, in UTF-16 code units from 1; 0 if it was made in code.</summary>
    internal int Column { get; }

    /// <summary>How many code units it took there.</summary>
    internal int Length { get; }

    internal override int TermCount => 1;

    internal override int Depth => 0;

    internal override bool Matches(ReadOnlySpan<string> tags, SystemTags system) =>
        IsCarried(tags, system) == IsRequired;

    internal override void Print(StringBuilder text) => TagFilterPrinter.Print(this, text);

    private bool IsCarried(ReadOnlySpan<string> tags, SystemTags carried)
    {
        if ((carried & system) != SystemTags.None)
        {
            return true;
        }

        foreach (var tag in tags)
        {
            if (IsPrefix ? tag.StartsWith(Tag, StringComparison.Ordinal) : tag == Tag)
            {
                return true;
            }
        }

        return false;
    }
}
