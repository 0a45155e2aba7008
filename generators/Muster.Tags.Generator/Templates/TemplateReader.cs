using Microsoft.CodeAnalysis.CSharp;

namespace Muster.Tags.Generator.Templates;

/// <summary>Finds the holes and doubled braces of a filter's text.</summary>
internal static class TemplateReader
{
    /// <summary>The tokens in their order; after an error those before it.</summary>
    public static List<TemplateToken> Read(string text, out TagFilterError? error)
    {
        var tokens = new List<TemplateToken>();
        error = null;
        for (var i = 0; i < text.Length && error is null; i++)
        {
            if (text[i] is not ('{' or '}'))
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                tokens.Add(new(text.Substring(i, 2), i));
            }
            else if ((error = Refuse(text, i)) is null)
            {
                tokens.Add(new(text.Substring(i, text.IndexOf('}', i) - i + 1), i));
            }

            i += tokens.Count == 0 ? 0 : tokens[tokens.Count - 1].Source.Length - 1;
        }

        return tokens;
    }

    private static TagFilterError? Refuse(string text, int brace)
    {
        if (text[brace] == '}')
        {
            return Fail(brace, 1, "expected '}}', found '}'; a brace that is text is doubled");
        }

        var end = text.IndexOf('}', brace);
        if (end < 0)
        {
            var expected = $"expected '}}' for the '{{' in column {brace + 1}, found the end";
            return Fail(brace, 1, expected + "; a brace that is text is doubled");
        }

        var name = text.Substring(brace + 1, end - brace - 1);
        return SyntaxFacts.IsValidIdentifier(name)
            ? null
            : Fail(
                brace,
                end - brace + 1,
                $"expected a parameter's name between '{{' and '}}', found {Found.Quote(name)}");
    }

    private static TagFilterError Fail(int start, int length, string message) =>
        new(RuleIds.HoleMalformed, start + 1, length, message);
}
