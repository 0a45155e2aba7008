using System.Text;

namespace Muster.Tags;

/// <summary>What can be a tag, and how many a script may carry.</summary>
/// <remarks>
/// A tag is any Unicode text of 1 to 1,024 bytes of UTF-8 without <c>,</c> (the filter's separator), <c>&amp;</c>
/// (the query's), U+0000 and halves of surrogate pairs (they do not survive UTF-8). Other control characters and
/// blanks are text like any other. Tags are compared ordinally.
/// </remarks>
public static class TagRules
{
    /// <summary>The longest tag, in bytes of UTF-8.</summary>
    public const int MaxTagBytes = 1024;

    /// <summary>How many tags a script in a dispatch namespace may carry.</summary>
    public const int MaxTagsPerScript = 8;

    /// <summary>How many tags an ordinary Worker of an account may carry; deploy tools spend several.</summary>
    public const int MaxTagsPerAccountWorker = 32;

    /// <summary>Tags that begin so belong to the system.</summary>
    public const string ReservedPrefix = "muster:";

    /// <summary>Says why a user cannot give a script this tag; null if he can.</summary>
    public static string? Explain(string tag) =>
        ExplainText(tag)
        ?? (tag.StartsWith(ReservedPrefix, StringComparison.Ordinal)
            ? $"expected a tag that does not begin with the reserved '{ReservedPrefix}', found {Found.Quote(tag)}"
            : null);

    /// <summary>Says why a script cannot carry so many tags; null if it can.</summary>
    public static string? ExplainCount(int count, int limit = MaxTagsPerScript) =>
        count <= limit ? null : $"expected at most {limit} tags, found {count}";

    /// <summary>The tags in their order, each once.</summary>
    public static IReadOnlyList<string> Normalize(IEnumerable<string> tags)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<string>();
        foreach (var tag in tags)
        {
            if (seen.Add(tag))
            {
                kept.Add(tag);
            }
        }

        return kept;
    }

    /// <summary>Says why no script can ever carry this tag, not even by the system's hand.</summary>
    internal static string? ExplainText(string tag)
    {
        if (tag.Length == 0)
        {
            return "expected a tag of at least one character, found an empty one";
        }

        if (tag.Length > MaxTagBytes || Encoding.UTF8.GetByteCount(tag) > MaxTagBytes)
        {
            var bytes = Encoding.UTF8.GetByteCount(tag);
            return $"expected a tag of at most {MaxTagBytes} bytes in UTF-8, found one of {bytes}";
        }

        for (var i = 0; i < tag.Length; i++)
        {
            if (tag[i] is ',' or '&' or '\0')
            {
                return $"expected a tag without ',', '&' and U+0000, found {Found.Quote(tag)}";
            }

            if (char.IsSurrogate(tag[i]) && !IsPair(tag, ref i))
            {
                return $"expected a tag of whole characters, found half a surrogate pair in {Found.Quote(tag)}";
            }
        }

        return null;
    }

    private static bool IsPair(string tag, ref int index) =>
        index + 1 < tag.Length && char.IsSurrogatePair(tag[index], tag[++index]);
}
