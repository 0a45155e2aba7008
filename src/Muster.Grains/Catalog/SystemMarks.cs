using Muster.Tags;

namespace Muster.Grains;

/// <summary>System tags are kept as marks of the row, beside its tags.</summary>
internal static class SystemMarks
{
    /// <summary>The mark behind a tag; none for an ordinary one.</summary>
    public static ScriptMarks Find(string tag) => (ScriptMarks)SystemTagNames.Find(tag);

    /// <summary>The system tags that the marks stand for.</summary>
    public static SystemTags Tags(ScriptMarks marks) => (SystemTags)(marks & (ScriptMarks.Protected | ScriptMarks.Suspended));

    /// <summary>The ordinary tags among these.</summary>
    public static ImmutableArray<string> Strip(ImmutableArray<string> tags) =>
        tags.RemoveAll(tag => Find(tag) != ScriptMarks.None);
}
