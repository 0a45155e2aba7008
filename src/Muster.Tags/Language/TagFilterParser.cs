namespace Muster.Tags;

/// <summary>Reads both dialects in one pass; the time is linear in the text and the stack is bounded.</summary>
/// <remarks>
/// <code>
/// cloudflare = term , { "," , term } ;
/// extended   = group ;
/// group      = item , ( { "," , item } | { "|" , item } ) ;   (* "," beside "|" needs parentheses *)
/// item       = [ "!" ] , ( "(" , group , ")" | term ) ;       (* blanks may stand around , | ( ) ! *)
/// term       = tag , ":" , ( "yes" | "no" ) ;                 (* the last colon of a term *)
/// tag        = ( bare | quoted ) , [ "*" ] ;                  (* "*": extended only, any tag that begins so *)
/// bare       = char , { char } ;   (* cloudflare: any but ","
///                                     extended: none of , | ( ) " * ; no ! first, no blank first or last *)
/// quoted     = '"' , { char | "\" , ( '"' | "\" ) } , '"' ;   (* extended only *)
/// blank      = space | tab | carriage return | line feed ;
/// </code>
/// Every term ends in <c>:yes</c> or <c>:no</c>, so a Cloudflare text means the same in the extended dialect or is an
/// error there. Two exceptions: blanks before a term are not part of its tag, and a last <c>*</c> makes it a prefix.
/// </remarks>
internal sealed class TagFilterParser
{
    private readonly TagFilterCursor cursor;
    private readonly TagFilterTermReader termReader;
    private int depth;

    private TagFilterParser(TagFilterCursor cursor) => (this.cursor, termReader) = (cursor, new(cursor));

    public static TagFilterNode? Parse(string text, TagFilterDialect dialect, out TagFilterError? error)
    {
        var cursor = new TagFilterCursor(text, dialect);
        var root = new TagFilterParser(cursor).ReadGroup(negated: false, "the end");
        if (root is not null && !cursor.IsAtEnd)
        {
            var found = Found.At(text, cursor.Position);
            var separators = cursor.IsExtended ? "',', '|'" : "','";
            var message = $"expected {separators} or the end, found {found}";
            cursor.Fail(TagFilterErrorCodes.EndExpected, cursor.Position, 1, message);
        }

        error = cursor.Error;
        return error is null ? root : null;
    }

    private TagFilterNode? ReadGroup(bool negated, string end)
    {
        var items = new List<TagFilterNode>();
        var separator = '\0';
        do
        {
            if (ReadItem(negated) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (TakeSeparator(ref separator, end));

        return cursor.Error is null ? TagFilterGroup.Join(items, all: separator == ',' != negated) : null;
    }

    private bool TakeSeparator(ref char separator, string end)
    {
        var next = cursor.IsAt(',') ? ',' : cursor.IsExtended && cursor.IsAt('|') ? '|' : '\0';
        if (separator != '\0' && next != '\0' && next != separator)
        {
            cursor.Fail(
                TagFilterErrorCodes.OperatorsMixed,
                cursor.Position,
                1,
                $"expected '{separator}' or {end}, found '{next}'; parentheses say which of the two binds first");
            return false;
        }

        separator = next == '\0' ? separator : next;
        cursor.Position += next == '\0' ? 0 : 1;
        return next != '\0';
    }

    private TagFilterNode? ReadItem(bool negated)
    {
        cursor.SkipBlanks();
        if (cursor.TryTakeExtended('!'))
        {
            negated = !negated;
            cursor.SkipBlanks();
        }

        var open = cursor.Position;
        var item = cursor.TryTakeExtended('(') ? ReadParenthesis(open, negated) : termReader.Read(negated);
        cursor.SkipBlanks();
        return item;
    }

    private TagFilterNode? ReadParenthesis(int open, bool negated)
    {
        if (++depth > TagFilter.MaxDepth)
        {
            var message = $"expected at most {TagFilter.MaxDepth} nested parentheses, found one more";
            cursor.Fail(TagFilterErrorCodes.LimitExceeded, open, 1, message);
            return null;
        }

        var group = ReadGroup(negated, "')'");
        depth--;
        if (group is null || cursor.TryTakeExtended(')'))
        {
            return group;
        }

        if (cursor.IsAtEnd)
        {
            var message = $"expected ')' for the '(' in column {open + 1}, found the end";
            cursor.Fail(TagFilterErrorCodes.ParenthesisOpen, cursor.Position, 0, message);
        }
        else
        {
            var message = $"expected ',', '|' or ')', found {Found.At(cursor.Text, cursor.Position)}";
            cursor.Fail(TagFilterErrorCodes.EndExpected, cursor.Position, 1, message);
        }

        return null;
    }
}
