namespace Muster.Gateway;

/// <summary>
/// Lists a space: a merge of its shards in order of name, so the last name alone says where to go on. Rows that come and go
/// meanwhile change no other row's place, so a walk is complete and without doubles.
/// </summary>
internal static class RowListing
{
    private const int SmallestChunk = 64;

    public static async Task<CatalogPage> ReadAsync(ScriptSpace space, string? filter, string? after, int limit)
    {
        // Names are spread evenly: a bit more than its share of the page is usually all that a shard has to send.
        var chunk = Math.Min(limit + 1, Math.Max(SmallestChunk, (limit / space.Info.ShardCount * 5 / 4) + 1));
        var shards = space.Shards.Select(shard => new ShardCursor(shard, filter, after, chunk)).ToArray();
        await Task.WhenAll(shards.Select(shard => shard.FillAsync()));
        var heads = new PriorityQueue<ShardCursor, string>(StringComparer.Ordinal);
        foreach (var shard in shards.Where(shard => shard.Current is not null))
        {
            heads.Enqueue(shard, shard.Current!.Name);
        }

        var rows = ImmutableArray.CreateBuilder<CatalogRow>();
        while (rows.Count < limit && heads.TryDequeue(out var shard, out _))
        {
            rows.Add(shard.Current!);
            await shard.AdvanceAsync();
            if (shard.Current is { } next)
            {
                heads.Enqueue(shard, next.Name);
            }
        }

        return new(rows.ToImmutable(), heads.Count > 0);
    }

    public static async Task<long> CountAsync(ScriptSpace space, string? filter) =>
        (await Task.WhenAll(space.Shards.Select(shard => shard.CountAsync(filter)))).Sum();

    /// <summary>Which of the matching rows may not be deleted; null asks for all rows.</summary>
    public static async Task<ProtectedMatches> CountProtectedAsync(ScriptSpace space, string? filter)
    {
        var shards = await Task.WhenAll(space.Shards.Select(shard => shard.CountProtectedAsync(filter)));
        return new(
            shards.Sum(shard => shard.Count),
            [.. shards.SelectMany(shard => shard.By).Distinct().Order(StringComparer.Ordinal)]);
    }
}
