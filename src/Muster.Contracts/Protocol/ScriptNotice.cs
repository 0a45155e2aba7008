namespace Muster.Contracts;

/// <summary>One change as the data plane hears of it.</summary>
/// <param name="Namespace">Id of the namespace.</param>
/// <param name="Script">The script; null for the whole namespace, which is gone.</param>
/// <param name="Active">What holds from now on; null when the script is gone.</param>
public sealed record ScriptNotice(string Namespace, string? Script, ActiveScript? Active);
