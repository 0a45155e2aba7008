namespace Muster.Client;

/// <summary>What is in one dispatch namespace.</summary>
public sealed class NamespaceClient
{
    internal NamespaceClient(ApiConnection connection, string name)
    {
        Name = name;
        var scripts = connection.Account.Fixed("workers/dispatch/namespaces").Segment(name, nameof(name)).Fixed("scripts");
        Scripts = new(connection, scripts);
        Tags = new(connection, scripts);
        Secrets = new(connection, scripts);
        Content = new(connection, scripts);
    }

    /// <summary>The namespace's name.</summary>
    public string Name { get; }

    /// <summary>Its scripts.</summary>
    public NamespaceScripts Scripts { get; }

    /// <summary>The tags of its scripts.</summary>
    public ScriptTags Tags { get; }

    /// <summary>The secrets of its scripts.</summary>
    public ScriptSecrets Secrets { get; }

    /// <summary>The code of its scripts.</summary>
    public ScriptContents Content { get; }
}
