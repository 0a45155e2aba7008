namespace Muster.Contracts;

/// <summary>What the data plane must know of a script to run a request. Answer of <c>GET scripts/{namespace}/{name}</c>.</summary>
/// <param name="Version">The active version.</param>
/// <param name="Marks">Marks of the row.</param>
public sealed record ActiveScript(Guid Version, ScriptMarks Marks);
