using System.Text.Json.Serialization;

namespace Muster.Client;

/// <summary>A dispatch namespace.</summary>
public sealed record DispatchNamespace
{
    /// <summary>Its name in paths and bindings.</summary>
    [JsonPropertyName("namespace_name")]
    public required string Name { get; init; }

    /// <summary>Its id, which stays when it is renamed.</summary>
    [JsonPropertyName("namespace_id")]
    public required string Id { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedOn { get; init; }

    /// <summary>When it was last changed, its scripts apart.</summary>
    public DateTimeOffset? ModifiedOn { get; init; }

    /// <summary>Number of its scripts; null in lists.</summary>
    public long? ScriptCount { get; init; }
}
