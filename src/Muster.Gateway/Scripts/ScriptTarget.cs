namespace Muster.Gateway;

/// <summary>The script that a path names; it need not exist.</summary>
internal sealed class ScriptTarget(ScriptSpace space, string name, IGrainFactory grains)
{
    public ScriptSpace Space => space;

    public string Name => name;

    public ScriptAddress Address => new(space.Id, name);

    /// <summary>Takes the writes.</summary>
    public IScriptGrain Script => grains.GetGrain<IScriptGrain>(Address.GrainKey);

    /// <summary>The row, asked of the catalogue: the truth about existence, tags and active version.</summary>
    public Task<CatalogRow?> FindRowAsync() => space.ShardOf(name).FindAsync(name);

    public Refusal Missing() => space.Missing(name);
}
