namespace Muster.Gateway;

internal sealed record VersionWire
{
    public required string Id { get; init; }

    public required int Number { get; init; }

    public required VersionMetadataWire Metadata { get; init; }

    public ImmutableSortedDictionary<string, string> Annotations { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Left out of lists.</summary>
    public VersionResourcesWire? Resources { get; init; }

    public int? StartupTimeMs { get; init; }
}
