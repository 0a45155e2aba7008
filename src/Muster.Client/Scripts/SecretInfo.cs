namespace Muster.Client;

/// <summary>A secret. No answer ever shows its value.</summary>
/// <param name="Name">The binding's name.</param>
/// <param name="Type">Such as <c>secret_text</c>.</param>
public sealed record SecretInfo(string Name, string Type);
