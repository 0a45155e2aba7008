using System.Text.Json.Serialization;

namespace Muster.Client;

/// <summary>A script, as lists show it.</summary>
public sealed record ScriptInfo
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("id")]
    public required string Name { get; init; }

    /// <summary>Hash of its code alone: a changed tag or secret leaves it as it is.</summary>
    [JsonPropertyName("etag")]
    public string? ContentHash { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags
    {
        get;

        // Null from servers that say so of a script without tags.
        init => field = value ?? [];
    } = [];

    /// <summary>When it was first uploaded.</summary>
    public DateTimeOffset? CreatedOn { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedOn { get; init; }

    /// <summary>Id of its active version, without hyphens.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>Whether it is made of modules; null in lists.</summary>
    public bool? HasModules { get; init; }

    /// <summary>Its compatibility date; null when it has none, and in lists.</summary>
    public string? CompatibilityDate { get; init; }

    /// <summary>Its compatibility flags; null in lists.</summary>
    public IReadOnlyList<string>? CompatibilityFlags { get; init; }
}
