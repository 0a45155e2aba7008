namespace Muster.Client;

/// <summary>What is in one dispatch namespace.</summary>
public sealed class NamespaceClient
{
    internal NamespaceClient(ApiConnection connection, string name)
    {
        Name = name;
        var space = connection.Account.Fixed("workers/dispatch/namespaces").Segment(name, nameof(name));
        var scripts = space.Fixed("scripts");
        Scripts = new(connection, scripts);
        Tags = new(connection, scripts);
        Secrets = new(connection, scripts);
        Content = new(connection, scripts);
        Filters = new(connection, space.Fixed("filters"));
        Policies = new(connection, space);
        Audit = new(connection, space.Fixed("audit"));
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

    /// <summary>Its saved filters.</summary>
    public NamespaceFilters Filters { get; }

    /// <summary>The host's policies in it.</summary>
    public NamespacePolicies Policies { get; }

    /// <summary>Its audit trail.</summary>
    public NamespaceAudit Audit { get; }
}
