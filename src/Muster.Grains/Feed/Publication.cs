namespace Muster.Grains;

/// <summary>Changes that somebody waits for.</summary>
internal sealed class Publication(ScriptChanges changes, IGrainFactory grains)
{
    /// <summary>About how many notices it makes.</summary>
    public int Size => Math.Max(1, changes.Scripts.Length);

    /// <summary>Completes when it is live.</summary>
    public TaskCompletionSource Live { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What holds at this moment.</summary>
    public async Task<IReadOnlyList<ScriptNotice>> ReadAsync() => changes.ShardCount == 0
        ? [new(changes.NamespaceId, null, null)]
        : await Task.WhenAll(changes.Scripts.Select(ReadAsync));

    private async Task<ScriptNotice> ReadAsync(string script)
    {
        var shard = grains.GetGrain<ICatalogGrain>(CatalogShards.GrainKeyOf(changes.NamespaceId, script, changes.ShardCount));
        var row = await shard.FindAsync(script);
        return new(changes.NamespaceId, script, row is null ? null : new(row.ActiveVersion, row.Marks));
    }
}
