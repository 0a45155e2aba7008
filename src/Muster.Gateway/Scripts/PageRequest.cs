using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Muster.Gateway;

/// <summary>Which page of a listing is asked for.</summary>
/// <param name="After">Only names after this one; null from the beginning.</param>
/// <param name="Limit">Most rows.</param>
internal sealed record PageRequest(string? After, int Limit)
{
    public static Outcome<PageRequest> Read(QueryText query, GatewayOptions options)
    {
        var limit = query.Find("limit");
        var cursor = query.Find("cursor");
        if (!limit.IsSuccess || !cursor.IsSuccess)
        {
            return limit.Refusal ?? cursor.Refusal!;
        }

        var rows = options.DefaultPageSize;
        if (limit.Value is { Length: > 0 } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out rows)
                || rows < 1
                || rows > options.MaxPageSize))
        {
            return Refusals.Parameter($"limit: expected a number from 1 to {options.MaxPageSize}, found {Shown.Of(text)}.");
        }

        if (cursor.Value is not { Length: > 0 } encoded)
        {
            return new PageRequest(null, rows);
        }

        return Decode(encoded) is { } after
            ? new PageRequest(after, rows)
            : Refusals.Parameter("cursor: expected one that an earlier page has given.");
    }

    /// <summary>Where the next page begins.</summary>
    public static string Cursor(string lastName) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(lastName));

    private static string? Decode(string cursor)
    {
        try
        {
            var name = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor));
            return Names.ExplainScript(name) is null ? name : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
