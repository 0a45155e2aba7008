namespace Muster.Gateway;

/// <summary>Scripts whose state the data plane must learn.</summary>
internal sealed class Publication
{
    private readonly ScriptSpace? _space;
    private readonly string? _goneNamespace;

    public Publication(ScriptSpace space, IReadOnlyList<string> scripts) => (_space, Scripts) = (space, scripts);

    public Publication(string goneNamespace) => _goneNamespace = goneNamespace;

    public IReadOnlyList<string> Scripts { get; } = [];

    /// <summary>Completes when it is live.</summary>
    public TaskCompletionSource Live { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What holds at this moment.</summary>
    public async Task<IReadOnlyList<ScriptNotice>> ReadAsync() => _space is null
        ? [new(_goneNamespace!, null, null)]
        : await Task.WhenAll(Scripts.Select(script => ReadAsync(_space, script)));

    private static async Task<ScriptNotice> ReadAsync(ScriptSpace space, string script) =>
        await space.ShardOf(script).FindAsync(script) is { } row
            ? new(space.Id, script, new(row.ActiveVersion, row.Marks))
            : new(space.Id, script, null);
}
