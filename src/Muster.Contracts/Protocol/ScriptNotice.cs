namespace Muster.Contracts;

/// <summary>One change as the data plane hears of it.</summary>
/// <param name="Namespace">Id of the namespace.</param>
/// <param name="Script">The script; null for the whole namespace, which is gone.</param>
/// <param name="Active">What holds from now on; null when the script is gone.</param>
[GenerateSerializer, Immutable, Alias("muster.script-notice")]
public sealed record ScriptNotice(
    [property: Id(0)] string Namespace,
    [property: Id(1)] string? Script,
    [property: Id(2)] ActiveScript? Active);
