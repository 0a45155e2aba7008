namespace Muster.Dispatch;

/// <summary>What the checker process says of a bundle.</summary>
/// <param name="Handlers">Events that it handles; null when it does not start.</param>
/// <param name="Entrypoints">Its further entrypoints.</param>
/// <param name="CompatibilityDate">The date that it runs at.</param>
/// <param name="Error">Why it does not start.</param>
internal sealed record CheckAnswer(
    IReadOnlyList<string>? Handlers, IReadOnlyList<string>? Entrypoints, string? CompatibilityDate, CheckAnswer.Failure? Error)
{
    /// <summary>An exception of the code.</summary>
    public sealed record Failure(string? Name, string Message, string? Stack);
}
