namespace Muster.Gateway;

/// <summary>The metadata of an upload.</summary>
internal sealed record UploadMetadata
{
    public string? MainModule { get; init; }

    public string? BodyPart { get; init; }

    /// <summary>Null when none were given.</summary>
    public ImmutableArray<BindingDraft>? Bindings { get; init; }

    /// <summary>Null when none were given: the script keeps those that it has.</summary>
    public ImmutableArray<string>? Tags { get; init; }

    public ImmutableArray<string> KeepBindings { get; init; } = [];

    public string? CompatibilityDate { get; init; }

    public ImmutableArray<string>? CompatibilityFlags { get; init; }

    public ImmutableSortedDictionary<string, string> Annotations { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;
}
