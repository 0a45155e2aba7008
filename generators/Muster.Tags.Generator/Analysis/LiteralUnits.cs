using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Muster.Tags.Generator.Analysis;

/// <summary>Finds the code units of a string literal's value in its source, for each way to write one.</summary>
internal static class LiteralUnits
{
    public static List<TextSpan> Read(SyntaxToken token)
    {
        var units = token.Kind() switch
        {
            SyntaxKind.SingleLineRawStringLiteralToken => ReadRawLine(token.Text),
            SyntaxKind.MultiLineRawStringLiteralToken => ReadRawLines(token.Text),
            _ when token.Text.StartsWith("@", StringComparison.Ordinal) => ReadVerbatim(token.Text),
            _ => ReadRegular(token.Text),
        };
        return [.. units.Select(unit => new TextSpan(token.SpanStart + unit.Start, unit.Length))];
    }

    private static IEnumerable<TextSpan> ReadRegular(string text)
    {
        for (var i = 1; i < text.Length - 1;)
        {
            var length = text[i] == '\\' ? EscapeLength(text, i) : 1;
            yield return new(i, length);
            if (length == 10 && Convert.ToInt32(text.Substring(i + 2, 8), 16) > char.MaxValue)
            {
                yield return new(i, length); // One escape, a pair of code units.
            }

            i += length;
        }
    }

    private static int EscapeLength(string text, int start)
    {
        switch (text[start + 1])
        {
            case 'u':
                return 6;
            case 'U':
                return 10;
            case 'x':
                var end = start + 2;
                while (end < start + 6 && Uri.IsHexDigit(text[end]))
                {
                    end++;
                }

                return end - start;
            default:
                return 2;
        }
    }

    private static IEnumerable<TextSpan> ReadVerbatim(string text)
    {
        for (var i = 2; i < text.Length - 1;)
        {
            var length = text[i] == '"' ? 2 : 1;
            yield return new(i, length);
            i += length;
        }
    }

    private static IEnumerable<TextSpan> ReadRawLine(string text)
    {
        var quotes = CountQuotes(text);
        return Enumerable.Range(quotes, text.Length - (2 * quotes)).Select(i => new TextSpan(i, 1));
    }

    /// <summary>What is between the first and the last line end, less the blanks before the closing quotes.</summary>
    private static IEnumerable<TextSpan> ReadRawLines(string text)
    {
        var lastLine = text.LastIndexOf('\n') + 1;
        var indentation = text.Length - CountQuotes(text) - lastLine;
        var end = lastLine - (text[lastLine - 2] == '\r' ? 2 : 1);
        for (var line = text.IndexOf('\n') + 1; line <= end;)
        {
            var next = text.IndexOf('\n', line) + 1;
            var blank = 0;
            while (blank < indentation && text[line + blank] is ' ' or '\t')
            {
                blank++;
            }

            for (var i = line + blank; i < Math.Min(next, end); i++)
            {
                yield return new(i, 1);
            }

            line = next;
        }
    }

    private static int CountQuotes(string text) => text.Length - text.TrimStart('"').Length;
}
