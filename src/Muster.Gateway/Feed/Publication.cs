namespace Muster.Gateway;

/// <summary>Scripts whose state the data plane must learn.</summary>
internal sealed class Publication
{
    private readonly string _namespaceId;
    private readonly Func<string, ICatalogGrain>? _shardOf;

    /// <summary>Scripts of a namespace.</summary>
    public Publication(string namespaceId, Func<string, ICatalogGrain> shardOf, IReadOnlyList<string> scripts) =>
        (_namespaceId, _shardOf, Scripts) = (namespaceId, shardOf, scripts);

    /// <summary>A namespace that is gone.</summary>
    public Publication(string goneNamespace) => _namespaceId = goneNamespace;

    public IReadOnlyList<string> Scripts { get; } = [];

    /// <summary>Completes when it is live.</summary>
    public TaskCompletionSource Live { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What holds at this moment.</summary>
    public async Task<IReadOnlyList<ScriptNotice>> ReadAsync() => _shardOf is null
        ? [new(_namespaceId, null, null)]
        : await Task.WhenAll(Scripts.Select(script => ReadAsync(_shardOf(script), script)));

    private async Task<ScriptNotice> ReadAsync(ICatalogGrain shard, string script) =>
        await shard.FindAsync(script) is { } row
            ? new(_namespaceId, script, new(row.ActiveVersion, row.Marks))
            : new(_namespaceId, script, null);
}
