namespace Muster.Contracts;

/// <summary>What the data plane must know of a script to run a request. Answer of <c>GET scripts/{namespace}/{name}</c>.</summary>
/// <param name="Version">The active version.</param>
/// <param name="Marks">Marks of the row.</param>
[GenerateSerializer, Immutable, Alias("muster.active-script")]
public sealed record ActiveScript([property: Id(0)] Guid Version, [property: Id(1)] ScriptMarks Marks);
