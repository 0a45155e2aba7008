using System.Text;

namespace Muster.Gateway;

/// <summary>Reads <c>['TAG1', 'TAG2']</c>. A backslash takes the next character as it is.</summary>
internal static class SingleQuotedList
{
    /// <returns>Null when the text is not exactly one such list.</returns>
    public static IReadOnlyCollection<string>? Parse(string text)
    {
        var rest = text.AsSpan().Trim();
        if (rest.Length < 2 || rest[0] != '[' || rest[^1] != ']')
        {
            return null;
        }

        rest = rest[1..^1].Trim();
        var items = new List<string>();
        while (!rest.IsEmpty)
        {
            if (items.Count > 0)
            {
                if (rest[0] != ',')
                {
                    return null;
                }

                rest = rest[1..].TrimStart();
            }

            if (TakeItem(ref rest) is not { } item)
            {
                return null;
            }

            items.Add(item);
            rest = rest.TrimStart();
        }

        return items;
    }

    private static string? TakeItem(ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] != '\'')
        {
            return null;
        }

        var item = new StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '\'')
            {
                rest = rest[(i + 1)..];
                return item.ToString();
            }

            if (rest[i] == '\\' && ++i == rest.Length)
            {
                return null;
            }

            item.Append(rest[i]);
        }

        return null;
    }
}
