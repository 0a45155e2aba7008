using System.Runtime.CompilerServices;

namespace Muster.Storage.Sqlite;

/// <summary>Walks the key in pages, so that a slow consumer does not hold back the log's checkpoint.</summary>
internal sealed class StateInventory(StateTable states)
{
    private const int PageSize = 1000;

    private static readonly Statement s_page = new(
        """
        SELECT state, grain, length(payload), written FROM grain_state
        WHERE storage = $storage AND (state, grain) > ($state, $grain)
        ORDER BY state, grain LIMIT $limit
        """,
        "$storage", "$state", "$grain", "$limit");

    public async IAsyncEnumerable<StoredState> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // No grain id is empty, so (prefix, "") comes before every state whose name begins with the prefix.
        for (var (state, grain) = (prefix, ""); ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = Page(state, grain);
            foreach (var stored in page)
            {
                if (!stored.StateName.StartsWith(prefix, StringComparison.Ordinal))
                {
                    yield break;
                }

                yield return stored;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            (state, grain) = (page[^1].StateName, page[^1].GrainId.ToString());
            await Task.Yield();
        }
    }

    private List<StoredState> Page(string state, string grain) => states.Database.Read(session =>
    {
        var page = new List<StoredState>();
        using var reader = session.Query(s_page, states.Storage, state, grain, PageSize);
        while (reader.Read())
        {
            page.Add(new StoredState(
                reader.GetString(0),
                GrainId.Parse(reader.GetString(1)),
                reader.GetInt64(2),
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3))));
        }

        return page;
    });
}
