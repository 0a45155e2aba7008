using System.Text;

namespace Muster.Tags.Generator.Templates;

/// <summary>A filter with holes, read by the language's own parser.</summary>
/// <remarks>
/// The parser knows nothing of holes. Each is handed to it as characters that the text does not use elsewhere and that
/// any tag may have, as many as the hole is long: so a hole can stand in tags only, and every column is right.
/// </remarks>
internal sealed class FilterTemplate
{
    private const char FirstStandIn = '\uE000'; // Of the private use area: neither blank, operator nor surrogate.

    private readonly Dictionary<char, TemplateToken> standIns = [];

    private FilterTemplate(string text, TagFilterDialect dialect, bool hasHoles)
    {
        TagFilterError? error = null;
        var tokens = hasHoles ? TemplateReader.Read(text, out error) : [];
        Holes = tokens.FindAll(token => token.IsHole);
        if (error is null)
        {
            Root = TagFilterParser.Parse(Hide(text, tokens), dialect, out error);
        }

        Error = error is null ? null : error with { Message = Restore(error.Message) };
    }

    /// <summary>Null after an error. Holes stand in its tags as characters that <see cref="Split"/> knows.</summary>
    public TagFilterNode? Root { get; }

    public TagFilterError? Error { get; }

    /// <summary>The holes in their order, each as often as it is there.</summary>
    public IReadOnlyList<TemplateToken> Holes { get; }

    /// <summary>Reads a text with holes; the attribute's are in the extended dialect.</summary>
    public static FilterTemplate Read(string text, TagFilterDialect dialect = TagFilterDialect.Extended) =>
        new(text, dialect, hasHoles: true);

    /// <summary>Reads a text without holes.</summary>
    public static FilterTemplate ReadPlain(string text, TagFilterDialect dialect) =>
        new(text, dialect, hasHoles: false);

    /// <summary>The parts of a tag.</summary>
    public IReadOnlyList<TagPart> Split(string tag)
    {
        var parts = new List<TagPart>();
        var text = new StringBuilder();
        for (var i = 0; i < tag.Length; i++)
        {
            if (!standIns.TryGetValue(tag[i], out var token))
            {
                text.Append(tag[i]);
                continue;
            }

            i += token.Source.Length - 1;
            if (!token.IsHole)
            {
                text.Append(token.Text);
                continue;
            }

            Flush(text, parts);
            parts.Add(new(token.Text, IsHole: true));
        }

        Flush(text, parts);
        return parts;
    }

    /// <summary>A text that holds stand-ins, as it was written.</summary>
    public string Restore(string text)
    {
        var restored = text.ToCharArray();
        for (int i = 0, run = 0; i < text.Length; i++)
        {
            run = i > 0 && text[i] == text[i - 1] ? run + 1 : 0;
            if (standIns.TryGetValue(text[i], out var token))
            {
                restored[i] = token.Source[run % token.Source.Length]; // A message may cut a hole short.
            }
        }

        return new string(restored);
    }

    private static void Flush(StringBuilder text, List<TagPart> parts)
    {
        if (text.Length > 0)
        {
            parts.Add(new(text.ToString(), IsHole: false));
            text.Clear();
        }
    }

    private string Hide(string text, List<TemplateToken> tokens)
    {
        var hidden = text.ToCharArray();
        var next = FirstStandIn;
        foreach (var token in tokens)
        {
            var standIn = standIns.FirstOrDefault(pair => pair.Value.Source == token.Source).Key;
            if (standIn == '\0')
            {
                while (text.Contains(next))
                {
                    next++;
                }

                standIn = next++;
                standIns.Add(standIn, token);
            }

            for (var i = 0; i < token.Source.Length; i++)
            {
                hidden[token.Start + i] = standIn;
            }
        }

        return new string(hidden);
    }
}
