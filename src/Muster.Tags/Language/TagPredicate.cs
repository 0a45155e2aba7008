namespace Muster.Tags;

/// <summary>Judges the tags of one script; generated code derives from it.</summary>
public abstract class TagPredicate
{
    /// <summary>Whether a script with these tags and system tags is meant.</summary>
    public abstract bool Matches(ReadOnlySpan<string> tags, SystemTags system);
}
