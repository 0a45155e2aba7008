namespace Muster.Contracts;

/// <summary>Where a script lives. A namespace is named by its immutable id, never by its name.</summary>
/// <param name="NamespaceId">Id of the namespace, a UUID in its hyphenated form.</param>
/// <param name="Name">Script name, validated by the gateway before it becomes part of a grain key.</param>
[GenerateSerializer, Immutable, Alias("muster.script-address")]
public readonly record struct ScriptAddress([property: Id(0)] string NamespaceId, [property: Id(1)] string Name)
{
    /// <summary>Key of the script's grain: <c>{namespace id}/{name}</c>.</summary>
    public string GrainKey => $"{NamespaceId}/{Name}";

    /// <summary>The address behind a grain key.</summary>
    public static ScriptAddress FromGrainKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return new(key[..slash], key[(slash + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => GrainKey;
}
