namespace Muster.Contracts;

/// <summary>A refused request. Nothing has changed.</summary>
/// <param name="Reason">Kind of refusal.</param>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Message">Where, what was expected, what was found; shown to the user as it is.</param>
[GenerateSerializer, Immutable, Alias("muster.refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalReason Reason,
    [property: Id(1)] int Code,
    [property: Id(2)] string Message);
