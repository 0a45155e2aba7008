namespace Muster.Contracts;

/// <summary>Asks that a version gets all requests.</summary>
/// <param name="Version">The version.</param>
/// <param name="Source">Client that asks.</param>
/// <param name="Annotations">Annotations.</param>
[GenerateSerializer, Immutable, Alias("muster.deployment-draft")]
public sealed record DeploymentDraft(
    [property: Id(0)] Guid Version,
    [property: Id(1)] string Source,
    [property: Id(2)] ImmutableSortedDictionary<string, string> Annotations);
