using System.Globalization;

namespace Muster.Gateway;

/// <summary>What <c>If-Match</c> and <c>If-None-Match</c> ask of a write.</summary>
internal static class Preconditions
{
    /// <summary>Whether there must be something already: <c>If-Match: *</c>.</summary>
    public static bool AsksForAnything(IHeaderDictionary headers) => headers.IfMatch == "*";

    /// <summary>The revision that the row must have, 0 for no row, null when nothing is asked.</summary>
    public static Outcome<long?> Read(IHeaderDictionary headers)
    {
        var match = headers.IfMatch.ToString();
        var noneMatch = headers.IfNoneMatch.ToString();
        if (noneMatch.Length > 0)
        {
            return noneMatch == "*" && match.Length == 0
                ? new Outcome<long?> { Value = 0 }
                : Refusals.Parameter("If-None-Match: a write accepts only '*', and no If-Match beside it.");
        }

        if (match.Length is 0 || match == "*")
        {
            return new Outcome<long?>();
        }

        return match.Length > 2 && match[0] == '"' && match[^1] == '"'
            && long.TryParse(match.AsSpan(1, match.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            && revision > 0
            ? new Outcome<long?> { Value = revision }
            : Refusals.Parameter($"If-Match: expected one ETag of this resource such as \"17\", found {Shown.Of(match)}.");
    }
}
