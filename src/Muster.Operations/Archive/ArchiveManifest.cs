namespace Muster.Operations;

/// <summary>The first entry of an archive, <c>manifest.json</c>.</summary>
internal sealed record ArchiveManifest
{
    public const string EntryName = "manifest.json";
    public const string FormatName = "muster-archive";
    public const int KnownVersion = 1;

    /// <summary>Always <see cref="FormatName"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Raised when an older release could not import it.</summary>
    public required int Version { get; init; }

    /// <summary>Names this archive; secrets are bound to it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Release that made it.</summary>
    public required string Product { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>Namespace that it was made of; null for the account's own Workers.</summary>
    public string? Namespace { get; init; }

    /// <summary>Filter that its scripts matched, or null for all.</summary>
    public string? Filter { get; init; }

    /// <summary>How many scripts follow.</summary>
    public required long Scripts { get; init; }

    /// <summary>The key of its secrets; null when they were left out.</summary>
    public ArchiveKey? Key { get; init; }
}
