namespace Muster.Gateway;

/// <summary>A binding as it is shown: secrets without their values, other Workers and namespaces by their current names.</summary>
internal sealed record BindingWire
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public string? Text { get; init; }

    public JsonElement? Json { get; init; }

    public string? Part { get; init; }

    public string? Service { get; init; }

    public string? Environment { get; init; }

    public string? Entrypoint { get; init; }

    public string? Namespace { get; init; }

    public OutboundWire? Outbound { get; init; }
}
