namespace Muster.Client;

/// <summary>A call that failed: refused, broken off, or not answered in time.</summary>
/// <remarks>
/// With a 4xx status nothing has changed. With a 5xx status, or none, the write was done or not, never half; repeating it with the
/// same <see cref="WriteOptions.RequestId"/> tells which.
/// </remarks>
public sealed class MusterException : Exception
{
    internal MusterException(
        string message,
        HttpStatusCode? status,
        string? requestId,
        IReadOnlyList<MusterError> errors,
        Exception? inner = null)
        : base(message, inner)
    {
        (StatusCode, RequestId, Errors) = (status, requestId, errors);
    }

    /// <summary>Status of the answer; null when none came.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>By this id the server's log knows the request; null when neither side gave one.</summary>
    public string? RequestId { get; }

    /// <summary>All that the server found wrong; empty when the answer was none of the API's.</summary>
    public IReadOnlyList<MusterError> Errors { get; }

    /// <summary>Code of the first error; null when there is none.</summary>
    public int? Code => Errors.Count > 0 ? Errors[0].Code : null;

    /// <summary>What the first error is about, such as <c>bindings[0].name</c>; null when it does not say.</summary>
    public string? Field => Errors.Count > 0 ? Errors[0].Field : null;

    /// <summary>Column that the first error names, from 1; null when it names none.</summary>
    public int? Column => Errors.Count > 0 ? Errors[0].Column : null;

    /// <summary>Whether it says that something of these codes is not there, rather than that the path is wrong.</summary>
    internal bool IsAbsenceOf(params ReadOnlySpan<int> codes) =>
        StatusCode == HttpStatusCode.NotFound && Code is { } code && codes.Contains(code);
}
