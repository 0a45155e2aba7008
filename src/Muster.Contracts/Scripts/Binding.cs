namespace Muster.Contracts;

/// <summary>
/// One entry of a Worker's <c>env</c>. Which members are set follows from <see cref="Type"/>; names of other Workers and
/// namespaces are already resolved to ids.
/// </summary>
[GenerateSerializer, Immutable, Alias("muster.binding")]
public sealed record Binding
{
    /// <summary>Name in <c>env</c>.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>One of <see cref="BindingTypes"/>.</summary>
    [Id(1)] public required string Type { get; init; }

    /// <summary><c>plain_text</c>: the value.</summary>
    [Id(2)] public string? Text { get; init; }

    /// <summary><c>json</c>: the value as JSON text.</summary>
    [Id(3)] public string? Json { get; init; }

    /// <summary>
    /// <c>secret_text</c>: the value. Set in drafts and in bundles for the data plane only, null in what is shown or stored.
    /// </summary>
    [Id(4)] public string? Secret { get; init; }

    /// <summary><c>secret_text</c>: the value sealed under the namespace's data key. Set in stored versions only.</summary>
    [Id(5)] public byte[]? SealedSecret { get; init; }

    /// <summary><c>data_blob</c>, <c>text_blob</c>, <c>wasm_module</c>: name of the part that holds the value.</summary>
    [Id(6)] public string? Part { get; init; }

    /// <summary><c>service</c>: the Worker that is bound.</summary>
    [Id(7)] public ScriptAddress? Service { get; init; }

    /// <summary><c>service</c>: named entrypoint, or null for the default one.</summary>
    [Id(8)] public string? Entrypoint { get; init; }

    /// <summary><c>dispatch_namespace</c>: id of the namespace.</summary>
    [Id(9)] public string? NamespaceId { get; init; }

    /// <summary><c>dispatch_namespace</c>: the Worker through which user Workers' requests go out, or null.</summary>
    [Id(10)] public OutboundBinding? Outbound { get; init; }

    /// <summary><c>inherit</c>: name that the binding had before, or null for the same.</summary>
    [Id(11)] public string? OldName { get; init; }
}
