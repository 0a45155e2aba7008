using System.Globalization;

namespace Muster.Storage.Sqlite;

/// <summary>Etags are numbers of the file's sequence, from 1; callers see them as text.</summary>
internal static class Etag
{
    /// <summary>Stands for "no such row".</summary>
    public const long Absent = 0;

    /// <summary>Matches no row: a text that is none of our etags.</summary>
    private const long Unknown = -1;

    public static string Format(long etag) => etag.ToString(CultureInfo.InvariantCulture);

    public static long Parse(string? etag) =>
        string.IsNullOrEmpty(etag) ? Absent
        : long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : Unknown;
}
