using Muster.Tags;

namespace Muster.Gateway;

/// <summary>Deletes what matches a filter, in all shards of a space.</summary>
internal sealed class BulkDelete(ApiCall call, ScriptSpace space, TagFilter filter, bool purges)
{
    // The data plane hears of a large deletion in pieces that it can take in one turn each.
    private const int NoticesAtOnce = 500;

    /// <summary>Names the deletion, so that it can be undone; null when it is for good.</summary>
    public string? OperationId => purges ? null : call.Origin().RequestId;

    /// <summary>
    /// The refusal of a request id that was used for another request. Asked of all shards before any of them deletes, since a
    /// refusal changes nothing.
    /// </summary>
    public async Task<Refusal?> FindReuseAsync()
    {
        var origin = call.Origin();
        return origin.RequestDigest is null
            ? null
            : (await Task.WhenAll(space.Shards.Select(shard => shard.FindReuseAsync(origin)))).FirstOrDefault(found => found is not null);
    }

    /// <summary>Which of the matching scripts may not be deleted.</summary>
    public Task<ProtectedMatches> CountProtectedAsync() => RowListing.CountProtectedAsync(space, filter.ToString());

    /// <summary>
    /// Deletes and waits until that is live. A script that becomes protected meanwhile stays. Returns the deleted names.
    /// </summary>
    public Task<ImmutableArray<string>> RunAsync() => call.Feed.WatchAsync(DeleteAsync, space);

    private async Task<ImmutableArray<string>> DeleteAsync()
    {
        var (text, origin) = (filter.ToString(), call.Origin());
        var shards = space.Shards.Select(shard => shard.DeleteMatchingAsync(text, origin, purges)).ToList();
        await ((Task)Task.WhenAll(shards)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // What one shard has deleted must be told even when another one has failed.
        ImmutableArray<string> names =
        [
            .. shards.Where(shard => shard.IsCompletedSuccessfully)
                .SelectMany(shard => shard.GetAwaiter().GetResult().Deleted)
                .Select(row => row.Name),
        ];
        foreach (var some in names.Chunk(NoticesAtOnce))
        {
            await call.Feed.PublishAsync(space, some);
        }

        await Task.WhenAll(shards);
        return names;
    }
}
