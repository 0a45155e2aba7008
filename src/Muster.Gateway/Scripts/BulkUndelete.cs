namespace Muster.Gateway;

/// <summary>Brings back what a deletion by filter took, in all shards of a space.</summary>
internal sealed class BulkUndelete(ApiCall call, ScriptSpace space, string operationId, ChangeOrigin origin)
{
    private const int NoticesAtOnce = 500;
    private const int NamesShown = 5;

    /// <summary>Why it cannot be done, or null. Asked of all shards before any of them changes something.</summary>
    public async Task<Refusal?> ExplainAsync(bool skipsExisting)
    {
        if (origin.RequestDigest is not null
            && (await Task.WhenAll(space.Shards.Select(shard => shard.FindReuseAsync(origin)))).FirstOrDefault(found => found is not null)
                is { } reused)
        {
            return reused;
        }

        var previews = await Task.WhenAll(space.Shards.Select(shard => shard.PreviewUndeleteAsync(operationId)));
        string[] taken = [.. previews.SelectMany(shard => shard.Taken).Order(StringComparer.Ordinal)];
        if (taken.Length > 0 && !skipsExisting)
        {
            return new(
                RefusalReason.Conflict,
                ErrorCodes.ScriptExists,
                $"operation_id: {taken.Length} of the deleted scripts exist again ({string.Join(", ", taken.Take(NamesShown))}"
                + $"{(taken.Length > NamesShown ? ", …" : "")}), so nothing was brought back. Delete them, or repeat with "
                + "skip_existing=true to bring the others back.");
        }

        // A repeated request finds nothing left to do, and gets its first answer all the same.
        return origin.RequestDigest is null && taken.Length == 0 && previews.Sum(shard => shard.Free) == 0
            ? new(
                RefusalReason.NotFound,
                ErrorCodes.NothingToUndelete,
                $"workers.api.error.nothing_to_undelete: there is no deletion {Shown.Of(operationId)} that can still be undone.")
            : null;
    }

    /// <summary>Brings back and waits until that is live. Returns the names.</summary>
    public Task<ImmutableArray<string>> RunAsync() => call.Feed.WatchAsync(UndeleteAsync, space);

    private async Task<ImmutableArray<string>> UndeleteAsync()
    {
        var shards = space.Shards.Select(shard => shard.UndeleteAsync(operationId, origin)).ToList();
        await ((Task)Task.WhenAll(shards)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // What one shard has brought back must be told even when another one has failed.
        ImmutableArray<string> names =
        [
            .. shards.Where(shard => shard.IsCompletedSuccessfully)
                .SelectMany(shard => shard.GetAwaiter().GetResult())
                .Order(StringComparer.Ordinal),
        ];
        foreach (var some in names.Chunk(NoticesAtOnce))
        {
            await call.Feed.PublishAsync(space, some);
        }

        await Task.WhenAll(shards);
        return names;
    }
}
