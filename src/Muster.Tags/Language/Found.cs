using System.Text;

namespace Muster.Tags;

/// <summary>Quotes what was found in messages: short, on one line, and valid as UTF-8.</summary>
internal static class Found
{
    private const int Shown = 40;

    /// <summary>The text in single quotes, cut after 40 code units.</summary>
    public static string Quote(string text) => Quote(text, 0, text.Length);

    /// <summary>A part of the text in single quotes, cut after 40 code units.</summary>
    public static string Quote(string text, int start, int length)
    {
        var quoted = new StringBuilder("'");
        var end = start + Math.Min(length, Shown);
        if (end < start + length && char.IsHighSurrogate(text[end - 1]))
        {
            end--; // A pair is shown whole or not at all.
        }

        for (var i = start; i < end; i++)
        {
            if (i + 1 < end && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                quoted.Append(text[i]).Append(text[++i]);
            }
            else if (char.IsControl(text[i]) || char.IsSurrogate(text[i]))
            {
                quoted.Append("\\u").Append(((int)text[i]).ToString("X4", null));
            }
            else
            {
                quoted.Append(text[i]);
            }
        }

        return quoted.Append(end < start + length ? "…'" : "'").ToString();
    }

    /// <summary>The character at a place, or the end.</summary>
    public static string At(string text, int position)
    {
        if (position >= text.Length)
        {
            return "the end";
        }

        var isPair = position + 1 < text.Length && char.IsSurrogatePair(text[position], text[position + 1]);
        return Quote(text, position, isPair ? 2 : 1);
    }
}
