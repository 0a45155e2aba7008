namespace Muster.Contracts;

/// <summary>The outbound Worker of a dispatch namespace binding.</summary>
/// <param name="Worker">The Worker that receives what user Workers fetch.</param>
/// <param name="Parameters">Names that <c>get(name, args, {outbound: {…}})</c> may set and the outbound Worker reads.</param>
[GenerateSerializer, Immutable, Alias("muster.outbound-binding")]
public sealed record OutboundBinding(
    [property: Id(0)] ScriptAddress Worker,
    [property: Id(1)] ImmutableArray<string> Parameters);
