namespace Muster.Gateway;

/// <summary>What an endpoint answers. Unless it is a body of its own, it is written as Cloudflare's envelope.</summary>
internal abstract class Answer
{
    /// <summary>HTTP status.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Revision of the row that the answer shows; becomes the <c>ETag</c> header.</summary>
    public long? Revision { get; init; }

    public static implicit operator Answer(Refusal refusal) => new RefusalAnswer([refusal]);

    public static Answer Ok<T>(T result, ResultInfo? info = null, long? revision = null, IReadOnlyList<string>? messages = null) =>
        new ResultAnswer<T>(result) { Info = info, Revision = revision, Messages = messages ?? [] };

    /// <summary>A success that has nothing to show: <c>result</c> is null, and never missing (clients unwrap it).</summary>
    public static Answer Nothing(IReadOnlyList<string>? messages = null) =>
        new ResultAnswer<object?>(null) { Messages = messages ?? [] };

    public Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        if (Revision is { } revision)
        {
            http.Response.Headers.ETag = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"\"{revision}\"");
        }

        return WriteBodyAsync(http);
    }

    protected abstract Task WriteBodyAsync(HttpContext http);
}
