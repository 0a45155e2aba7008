namespace Muster.Grains;

/// <summary>Names of the grain storages that Muster writes to; which provider stands behind a name is configuration.</summary>
public static class StorageNames
{
    /// <summary>Small objects: accounts, namespaces, catalogues, version manifests, deployments.</summary>
    public const string Meta = "meta";

    /// <summary>Code.</summary>
    public const string Content = "content";
}
