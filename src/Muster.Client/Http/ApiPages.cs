namespace Muster.Client;

/// <summary>Follows the cursors of a listing.</summary>
internal static class ApiPages
{
    /// <param name="read">Reads the page that a cursor leads to; null asks for the first.</param>
    /// <exception cref="MusterException">A cursor leads back to where it came from.</exception>
    public static async IAsyncEnumerable<ApiAnswer<IReadOnlyList<T>>> ReadAsync<T>(
        Func<string?, Task<ApiAnswer<IReadOnlyList<T>>>> read)
    {
        string? cursor = null;
        do
        {
            var page = await read(cursor);
            yield return page;
            var next = page.Info.Cursor is { Length: > 0 } more ? more : null;
            cursor = next is null || next != cursor ? next : throw page.Unexpected("a cursor that leads on");
        }
        while (cursor is not null);
    }
}
