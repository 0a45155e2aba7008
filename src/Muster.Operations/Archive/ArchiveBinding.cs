namespace Muster.Operations;

/// <summary>A binding, with other Workers and namespaces by name, so that it means something elsewhere.</summary>
internal sealed record ArchiveBinding
{
    public required string Name { get; init; }

    /// <summary>One of <see cref="BindingTypes"/>.</summary>
    public required string Type { get; init; }

    public string? Text { get; init; }

    public string? Json { get; init; }

    /// <summary>A secret's value, sealed under the archive's key; null when secrets were left out.</summary>
    public byte[]? Secret { get; init; }

    public string? Part { get; init; }

    public ArchiveTarget? Service { get; init; }

    public string? Entrypoint { get; init; }

    public string? Namespace { get; init; }

    public ArchiveTarget? Outbound { get; init; }

    public ImmutableArray<string> Parameters
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
