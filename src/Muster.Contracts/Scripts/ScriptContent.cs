namespace Muster.Contracts;

/// <summary>The code of a version: all its modules.</summary>
/// <param name="Syntax">How it is written.</param>
/// <param name="MainModule">Name of the module that is entered, or of the service worker's script.</param>
/// <param name="Modules">Every part, the main one and source maps included, in the order of the upload.</param>
[GenerateSerializer, Immutable, Alias("muster.script-content")]
public sealed record ScriptContent(
    [property: Id(0)] ScriptSyntax Syntax,
    [property: Id(1)] string MainModule,
    [property: Id(2)] ImmutableArray<ScriptModule> Modules);
