using System.Text;

namespace Muster.Tags.Generator.Emit;

/// <summary>Writes indented lines that end the same on every system.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "") =>
        text.Append(' ', line.Length == 0 ? 0 : depth * 4).Append(line).Append('\n');

    /// <summary>Writes a line and what belongs to it in braces.</summary>
    public void Block(string head, Action body, string end = "}")
    {
        Line(head);
        Line("{");
        depth++;
        body();
        depth--;
        Line(end);
    }

    public override string ToString() => text.ToString();
}
