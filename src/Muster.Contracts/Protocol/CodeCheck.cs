namespace Muster.Contracts;

/// <summary>Asks an agent to load a staged version once, with a time limit and no network.</summary>
/// <param name="Id">Names the check in its answer.</param>
/// <param name="Namespace">Id of the namespace.</param>
/// <param name="Script">The script.</param>
/// <param name="Version">The staged version.</param>
public sealed record CodeCheck(Guid Id, string Namespace, string Script, Guid Version);
