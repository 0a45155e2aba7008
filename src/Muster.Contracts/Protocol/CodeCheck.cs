namespace Muster.Contracts;

/// <summary>Asks an agent to load a staged version once, with a time limit and no network.</summary>
/// <param name="Id">Names the check in its answer.</param>
/// <param name="Namespace">Id of the namespace.</param>
/// <param name="Script">The script.</param>
/// <param name="Version">The staged version.</param>
[GenerateSerializer, Immutable, Alias("muster.code-check")]
public sealed record CodeCheck(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Namespace,
    [property: Id(2)] string Script,
    [property: Id(3)] Guid Version);
