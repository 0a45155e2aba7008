namespace Muster.Gateway;

internal sealed record NamespaceWire
{
    public required string NamespaceId { get; init; }

    public required string NamespaceName { get; init; }

    public required string CreatedOn { get; init; }

    public required string CreatedBy { get; init; }

    public required string ModifiedOn { get; init; }

    public required string ModifiedBy { get; init; }

    /// <summary>Only where one namespace is shown: counting asks all shards.</summary>
    public long? ScriptCount { get; init; }

    public bool TrustedWorkers { get; init; }

    public static NamespaceWire Of(DispatchNamespace space, long? scripts = null) => new()
    {
        NamespaceId = space.Id,
        NamespaceName = space.Name,
        CreatedOn = space.CreatedOn.Wire(),
        CreatedBy = space.CreatedBy,
        ModifiedOn = space.ModifiedOn.Wire(),
        ModifiedBy = space.ModifiedBy,
        ScriptCount = scripts,
    };
}
