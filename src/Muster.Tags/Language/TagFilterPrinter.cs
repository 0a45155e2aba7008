using System.Text;

namespace Muster.Tags;

/// <summary>Writes filters so that reading them back gives the same filter.</summary>
internal static class TagFilterPrinter
{
    /// <summary>The canonical text, in the extended dialect.</summary>
    public static string Print(TagFilterNode root)
    {
        var text = new StringBuilder();
        root.Print(text);
        return text.ToString();
    }

    public static void Print(TagFilterTerm term, StringBuilder text)
    {
        if (NeedsQuotes(term.Tag))
        {
            text.Append('"').Append(term.Tag.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append('"');
        }
        else
        {
            text.Append(term.Tag);
        }

        text.Append(term.IsPrefix ? "*:" : ":").Append(Verdict(term));
    }

    /// <summary>The text in the Cloudflare dialect, or null if that dialect cannot say it.</summary>
    public static string? PrintCloudflare(TagFilterNode root)
    {
        var text = new StringBuilder();
        foreach (var node in root is TagFilterAll all ? all.Items : [root])
        {
            if (node is not TagFilterTerm { IsPrefix: false } term)
            {
                return null;
            }

            text.Append(text.Length == 0 ? "" : ",").Append(term.Tag).Append(':').Append(Verdict(term));
        }

        return text.ToString();
    }

    private static string Verdict(TagFilterTerm term) => term.IsRequired ? "yes" : "no";

    private static bool NeedsQuotes(string tag)
    {
        foreach (var c in tag)
        {
            if (c is '|' or '(' or ')' or '"' or '*')
            {
                return true;
            }
        }

        return tag[0] == '!' || TagFilterCursor.IsBlank(tag[0]) || TagFilterCursor.IsBlank(tag[tag.Length - 1]);
    }
}
