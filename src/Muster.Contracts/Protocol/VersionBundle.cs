namespace Muster.Contracts;

/// <summary>A version as the data plane loads it: code, bindings and secret values.</summary>
[GenerateSerializer, Immutable, Alias("muster.version-bundle")]
public sealed record VersionBundle
{
    /// <summary>The version.</summary>
    [Id(0)] public required Guid Version { get; init; }

    /// <summary>Its code. Source maps are left out.</summary>
    [Id(1)] public required ScriptContent Content { get; init; }

    /// <summary>Its bindings, <see cref="Binding.Secret"/> set where they are secrets.</summary>
    [Id(2)] public ImmutableArray<Binding> Bindings { get; init; } = [];

    /// <summary>Compatibility date, or null where none was given.</summary>
    [Id(3)] public string? CompatibilityDate { get; init; }

    /// <summary>Compatibility flags.</summary>
    [Id(4)] public ImmutableArray<string> CompatibilityFlags { get; init; } = [];
}
