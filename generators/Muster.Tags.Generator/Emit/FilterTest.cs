using Microsoft.CodeAnalysis.CSharp;
using Muster.Tags.Generator.Templates;

namespace Muster.Tags.Generator.Emit;

/// <summary>A question about a script that one or more terms of a filter ask: does it carry this tag?</summary>
/// <param name="Index">Its number in the filter, below 64: its bit.</param>
/// <param name="Parts">The tag.</param>
/// <param name="IsPrefix">Whether any tag will do that begins so.</param>
internal sealed record FilterTest(int Index, IReadOnlyList<TagPart> Parts, bool IsPrefix)
{
    public ulong Bit => 1UL << Index;

    public bool IsLiteral => Parts.All(part => !part.IsHole);

    /// <summary>The system tags that a tag without holes is about.</summary>
    public SystemTags System => IsPrefix ? SystemTagNames.FindByPrefix(Text) : SystemTagNames.Find(Text);

    /// <summary>Whether a script can carry it among its own tags.</summary>
    public bool IsInRow => !IsLiteral || IsPrefix || System == SystemTags.None;

    /// <summary>The tag as an expression within the generated class.</summary>
    public string Tag => IsLiteral ? Quote(Text) : $"term{Index}.Tag";

    private string Text => string.Concat(Parts.Select(part => part.Text));

    public static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
