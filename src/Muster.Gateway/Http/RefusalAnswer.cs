namespace Muster.Gateway;

/// <summary>A refusal with all its reasons; nothing has changed. The first reason gives the status.</summary>
internal sealed class RefusalAnswer : EnvelopeAnswer
{
    private readonly IReadOnlyList<Refusal> _refusals;

    public RefusalAnswer(IReadOnlyList<Refusal> refusals)
    {
        _refusals = refusals;
        Status = StatusOf(refusals[0].Reason);
    }

    public RefusalAnswer(int status, int code, string message)
    {
        _refusals = [new(RefusalReason.Invalid, code, message)];
        Status = status;
    }

    protected override IReadOnlyList<Refusal> Errors => _refusals;

    protected override void WriteResult(Utf8JsonWriter json) => json.WriteNullValue();

    private static int StatusOf(RefusalReason reason) => reason switch
    {
        RefusalReason.Invalid => StatusCodes.Status400BadRequest,
        RefusalReason.NotFound => StatusCodes.Status404NotFound,
        RefusalReason.Conflict => StatusCodes.Status409Conflict,
        RefusalReason.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        RefusalReason.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalReason.Reused => StatusCodes.Status422UnprocessableEntity,
        RefusalReason.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No status is known for this reason."),
    };
}
