namespace Muster.Contracts;

/// <summary>A tag filter that a namespace keeps under a name.</summary>
[GenerateSerializer, Immutable, Alias("muster.saved-filter")]
public sealed record SavedFilter
{
    /// <summary>Most that a namespace keeps.</summary>
    public const int MaxPerNamespace = 1_000;

    /// <summary>Name, unique in the namespace.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>The filter in its canonical text (extended dialect).</summary>
    [Id(1)] public required string Filter { get; init; }

    /// <summary>When a filter was first saved under this name.</summary>
    [Id(2)] public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>When it was last saved.</summary>
    [Id(3)] public required DateTimeOffset ModifiedOn { get; init; }

    /// <summary>Who last saved it.</summary>
    [Id(4)] public required string ModifiedBy { get; init; }
}
