namespace Muster.Gateway;

/// <summary>Walks the rows of one shard in order of name.</summary>
internal sealed class ShardCursor(ICatalogGrain shard, string? filter, string? after, int chunk)
{
    private CatalogPage _page = new([], HasMore: true);
    private string? _after = after;
    private int _index;

    /// <summary>The row at hand; null at the end.</summary>
    public CatalogRow? Current => _index < _page.Rows.Length ? _page.Rows[_index] : null;

    public async Task FillAsync()
    {
        _page = await shard.ListAsync(new() { Filter = filter, After = _after, Limit = chunk });
        _index = 0;
        _after = _page.Rows.IsEmpty ? _after : _page.Rows[^1].Name;
    }

    public async ValueTask AdvanceAsync()
    {
        if (++_index == _page.Rows.Length && _page.HasMore)
        {
            await FillAsync();
        }
    }
}
