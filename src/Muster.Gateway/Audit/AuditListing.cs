using System.Globalization;

namespace Muster.Gateway;

/// <summary>Merges the audit trails of the shards, newest first.</summary>
internal static class AuditListing
{
    public static async Task<(ImmutableArray<AuditEntryWire> Entries, string Cursor)> ReadAsync(ScriptSpace space, AuditRequest request)
    {
        var only = request.Query.Script is { } script ? CatalogShards.IndexOf(script, space.Info.ShardCount) : (int?)null;
        var shards = space.Shards
            .Select((shard, index) => new AuditShard(
                shard,
                request.Query,
                only is null || only == index ? request.Cursor?[index] ?? long.MaxValue : 0))
            .ToArray();
        await Task.WhenAll(shards.Select(shard => shard.FillAsync()));

        // Shards have no common clock to the tick: equal times are told in the order of the shards, page by page the same.
        var heads = new PriorityQueue<AuditShard, DateTimeOffset>(Comparer<DateTimeOffset>.Create((one, other) => other.CompareTo(one)));
        foreach (var shard in shards.Where(shard => shard.Current is not null))
        {
            heads.Enqueue(shard, shard.Current!.Time);
        }

        var entries = ImmutableArray.CreateBuilder<AuditEntryWire>();
        while (entries.Count < request.Query.Limit && heads.TryDequeue(out var shard, out _))
        {
            entries.Add(AuditEntryWire.Of(shard.Current!));
            await shard.AdvanceAsync();
            if (shard.Current is { } next)
            {
                heads.Enqueue(shard, next.Time);
            }
        }

        var cursor = heads.Count == 0
            ? ""
            : string.Join('.', shards.Select(shard => shard.Before.ToString(CultureInfo.InvariantCulture)));
        return (entries.ToImmutable(), cursor);
    }

    /// <summary>Where each shard goes on; null when the text is no cursor.</summary>
    public static ImmutableArray<long>? ReadCursor(string text)
    {
        var parts = text.Split('.');
        var numbers = ImmutableArray.CreateBuilder<long>(parts.Length);
        foreach (var part in parts)
        {
            if (!long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers.MoveToImmutable();
    }
}
