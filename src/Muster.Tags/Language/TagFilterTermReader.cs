using System.Text;

namespace Muster.Tags;

/// <summary>Reads one <c>tag:yes</c> or <c>tag:no</c> at the cursor.</summary>
internal sealed class TagFilterTermReader(TagFilterCursor cursor)
{
    private int count;

    private string Text => cursor.Text;

    /// <summary>Null after an error, which the cursor then holds.</summary>
    public TagFilterTerm? Read(bool negated)
    {
        var start = cursor.Position;
        if (++count > TagFilter.MaxTerms)
        {
            var message = $"expected at most {TagFilter.MaxTerms} terms, found one more";
            return Fail(TagFilterErrorCodes.LimitExceeded, start, cursor.FindTermEnd() - start, message);
        }

        var isQuoted = cursor.TryTakeExtended('"');
        var tag = isQuoted ? ReadQuoted(start) : ReadBare();
        if (tag is null)
        {
            return null;
        }

        var isPrefix = cursor.TryTakeExtended('*');
        var tagEnd = cursor.Position;
        if (ReadVerdict(isQuoted) is not { } verdict)
        {
            return null;
        }

        return TagRules.ExplainText(tag) is { } refusal
            ? Fail(TagFilterErrorCodes.TagImpossible, start, tagEnd - start, refusal)
            : new TagFilterTerm(tag, isPrefix, verdict != negated, start + 1, cursor.Position - start);
    }

    /// <summary>Reads a tag without quotes, up to its <c>*</c> or to the last colon of the term.</summary>
    private string? ReadBare()
    {
        var (start, end) = (cursor.Position, cursor.FindTermEnd());
        var colon = start == end ? -1 : Text.LastIndexOf(':', end - 1, end - start);
        if (colon < 0)
        {
            var found = start == end ? Found.At(Text, start) : Found.Quote(Text, start, end - start);
            var message = $"expected 'tag:yes' or 'tag:no', found {found}";
            Fail(TagFilterErrorCodes.TermExpected, start, Math.Max(1, end - start), message);
            return null;
        }

        var star = cursor.IsExtended ? Text.IndexOf('*', start, colon - start) : -1;
        cursor.Position = star < 0 ? colon : star;
        return RefuseBare(start, star, colon) ? null : Text.Substring(start, cursor.Position - start);
    }

    private bool RefuseBare(int start, int star, int colon)
    {
        if (cursor.Position == start)
        {
            Fail(TagFilterErrorCodes.TagMalformed, start, 1, $"expected a tag, found {Found.At(Text, start)}");
        }
        else if (cursor.IsExtended && Text[start] == '!')
        {
            Fail(TagFilterErrorCodes.TagMalformed, start, 1, "expected a tag or '(' after '!', found '!'");
        }
        else if (star >= 0 && star != colon - 1)
        {
            var message = $"expected ':yes' or ':no' after '*', found {Found.At(Text, star + 1)}";
            Fail(TagFilterErrorCodes.TagMalformed, star + 1, 1, message);
        }
        else if (cursor.IsExtended && TagFilterCursor.IsBlank(Text[cursor.Position - 1]))
        {
            var message = "expected a tag without a blank at its end, found one; quotes keep it";
            Fail(TagFilterErrorCodes.TagMalformed, cursor.Position - 1, 1, message);
        }

        return cursor.Error is not null;
    }

    /// <summary>Reads a tag whose opening quote is behind the cursor, up to behind the closing one.</summary>
    private string? ReadQuoted(int open)
    {
        var tag = new StringBuilder();
        while (!cursor.IsAtEnd && !cursor.IsAt('"'))
        {
            if (cursor.IsAt('\\'))
            {
                cursor.Position++;
                if (!cursor.IsAt('"') && !cursor.IsAt('\\'))
                {
                    var message = $"expected '\"' or '\\' after '\\', found {Found.At(Text, cursor.Position)}";
                    Fail(TagFilterErrorCodes.QuoteMalformed, cursor.Position, 1, message);
                    return null;
                }
            }

            tag.Append(Text[cursor.Position++]);
        }

        if (!cursor.TryTakeExtended('"'))
        {
            var message = $"expected '\"' for the '\"' in column {open + 1}, found the end";
            Fail(TagFilterErrorCodes.QuoteMalformed, cursor.Position, 0, message);
            return null;
        }

        return tag.ToString();
    }

    /// <summary>Reads <c>:yes</c> or <c>:no</c>; only a quoted tag can be followed by something else.</summary>
    private bool? ReadVerdict(bool isQuoted)
    {
        if (!cursor.IsAt(':'))
        {
            var place = isQuoted ? "a quoted tag" : "the tag";
            var message = $"expected ':yes' or ':no' after {place}, found {Found.At(Text, cursor.Position)}";
            Fail(TagFilterErrorCodes.TagMalformed, cursor.Position, 1, message);
            return null;
        }

        cursor.Position++;
        var (start, length) = (cursor.Position, cursor.FindTermEnd() - cursor.Position);
        cursor.Position += length;
        if (string.CompareOrdinal(Text, start, "yes", 0, Math.Max(3, length)) == 0)
        {
            return true;
        }

        if (string.CompareOrdinal(Text, start, "no", 0, Math.Max(2, length)) == 0)
        {
            return false;
        }

        var found = length == 0 ? Found.At(Text, start) : Found.Quote(Text, start, length);
        var expected = $"expected 'yes' or 'no' after ':', found {found}";
        Fail(TagFilterErrorCodes.VerdictExpected, start, Math.Max(1, length), expected);
        return null;
    }

    private TagFilterTerm? Fail(string code, int start, int length, string message)
    {
        cursor.Fail(code, start, length, message);
        return null;
    }
}
