namespace Muster.Contracts;

/// <summary>A deployment: which version requests run, since when, by whom.</summary>
[GenerateSerializer, Immutable, Alias("muster.deployment")]
public sealed record Deployment
{
    /// <summary>Its id.</summary>
    [Id(0)] public required Guid Id { get; init; }

    /// <summary>The version, which gets all requests.</summary>
    [Id(1)] public required Guid Version { get; init; }

    /// <summary>When it was made.</summary>
    [Id(2)] public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>Who made it.</summary>
    [Id(3)] public required string Author { get; init; }

    /// <summary>Client that made it.</summary>
    [Id(4)] public required string Source { get; init; }

    /// <summary>Annotations.</summary>
    [Id(5)] public ImmutableSortedDictionary<string, string> Annotations { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The deployment before it, or null.</summary>
    [Id(6)] public DeploymentReference? Previous { get; init; }
}
