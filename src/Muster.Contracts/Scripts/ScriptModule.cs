namespace Muster.Contracts;

/// <summary>A module with its bytes.</summary>
/// <param name="Info">Name, kind and size.</param>
/// <param name="Body">The bytes as uploaded; never changed after they were handed over.</param>
[GenerateSerializer, Immutable, Alias("muster.script-module")]
public sealed record ScriptModule(
    [property: Id(0)] ModuleInfo Info,
    [property: Id(1)] byte[] Body);
