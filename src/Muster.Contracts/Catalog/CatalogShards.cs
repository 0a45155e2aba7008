namespace Muster.Contracts;

/// <summary>Which shard of a namespace's catalogue holds a name.</summary>
public static class CatalogShards
{
    /// <summary>Shards of a namespace where nothing else is configured.</summary>
    public const int DefaultCount = 16;

    /// <summary>The shard of <paramref name="name"/>, from 0. The hash is FNV-1a over the name: it may never change.</summary>
    public static int IndexOf(string name, int count)
    {
        ArgumentNullException.ThrowIfNull(name);
        var hash = 2166136261u;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return (int)(hash % (uint)count);
    }

    /// <summary>Key of the grain of the shard that holds a name.</summary>
    public static string GrainKeyOf(string namespaceId, string name, int count) => GrainKey(namespaceId, IndexOf(name, count));

    /// <summary>Key of a shard's grain: <c>{namespace id}/{index}</c>.</summary>
    public static string GrainKey(string namespaceId, int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{namespaceId}/{index}");
}
