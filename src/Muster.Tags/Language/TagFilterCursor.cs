namespace Muster.Tags;

/// <summary>A place in a filter's text, and the first error found.</summary>
internal sealed class TagFilterCursor(string text, TagFilterDialect dialect)
{
    public string Text => text;

    public bool IsExtended { get; } = dialect == TagFilterDialect.Extended;

    public int Position { get; set; }

    public TagFilterError? Error { get; private set; }

    public bool IsAtEnd => Position >= text.Length;

    public static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';

    public bool IsAt(char c) => Position < text.Length && text[Position] == c;

    /// <summary>Steps over a character that has a meaning in the extended dialect only.</summary>
    public bool TryTakeExtended(char c)
    {
        var isThere = IsExtended && IsAt(c);
        Position += isThere ? 1 : 0;
        return isThere;
    }

    public void SkipBlanks()
    {
        while (IsExtended && !IsAtEnd && IsBlank(text[Position]))
        {
            Position++;
        }
    }

    /// <summary>Where the term that goes on here must end, blanks behind it left out.</summary>
    public int FindTermEnd()
    {
        var end = Position;
        while (end < text.Length && !IsDelimiter(text[end]))
        {
            end++;
        }

        while (IsExtended && end > Position && IsBlank(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>Records the first error; <paramref name="length"/> is cut at the end of the text.</summary>
    public void Fail(string code, int start, int length, string message) =>
        Error ??= new TagFilterError(code, start + 1, Math.Min(length, text.Length - start), message);

    private bool IsDelimiter(char c) => c == ',' || (IsExtended && (c is '|' or '(' or ')' or '"'));
}
