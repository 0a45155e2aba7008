using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Muster.Gateway;

/// <summary>
/// Counts the writes that were refused or failed, and says of each in the log who asked for what, and why not. Whoever sends
/// nothing but nonsense must not fill the disk: beyond so many lines a minute they are only counted.
/// </summary>
internal sealed class WriteFailures
{
    public const string MeterName = "Muster";
    public const string CounterName = "muster.api.write_failures";
    public const int LinesPerMinute = 120;
    private const int LongestText = 300;
    private static readonly string[] s_methods = ["PUT", "POST", "PATCH", "DELETE"];

    private readonly Lock _lock = new();
    private readonly Counter<long> _counter;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private long _minute;
    private int _lines;
    private long _unsaid;

    public WriteFailures(IMeterFactory meters, TimeProvider time, ILogger<WriteFailures> logger)
    {
        _counter = meters.Create(MeterName).CreateCounter<long>(
            CounterName, "{request}", "Writes of the REST API that were refused (4xx) or failed (5xx).");
        _time = time;
        _logger = logger;
    }

    /// <summary>Looks at a request that is answered.</summary>
    public void Note(HttpContext http)
    {
        var status = http.Response.StatusCode;
        if (status < StatusCodes.Status400BadRequest || !s_methods.Contains(http.Request.Method))
        {
            return;
        }

        var refusal = http.Features.Get<Refusal>();
        _counter.Add(
            1,
            new("operation", OperationOf(http)),
            new("status", status),
            new("code", refusal?.Code ?? 0));
        var unsaid = TakeLine();
        if (unsaid is null)
        {
            return;
        }

        if (unsaid > 0)
        {
            _logger.LogWarning(
                "{Count} refused or failed writes are not in the log, since there were more than {Limit} in a minute.",
                unsaid,
                LinesPerMinute);
        }

        _logger.LogInformation(
            "Write refused: {Method} {Path} by {Actor} from {Address}: status {Status}, code {Code}, {Reason} (request {RequestId})",
            http.Request.Method,
            Clip(http.Request.Path.Value),
            http.Features.Get<Caller>()?.Actor ?? "nobody known",
            http.Connection.RemoteIpAddress,
            status,
            refusal?.Code,
            Clip(refusal?.Message),
            http.Features.GetRequiredFeature<RequestIdentity>().Id);
    }

    // Few values, whatever clients send: the route's pattern, not the path.
    private static string OperationOf(HttpContext http) => http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern }
        ? $"{http.Request.Method} {pattern}"
        : $"{http.Request.Method} other";

    // A line each, whatever clients send.
    private static string Clip(string? text) => string.Create(
        Math.Min(text?.Length ?? 0, LongestText),
        text,
        static (clipped, text) =>
        {
            for (var i = 0; i < clipped.Length; i++)
            {
                clipped[i] = char.IsControl(text![i]) ? ' ' : text[i];
            }
        });

    /// <summary>Null when there were too many lines in this minute; otherwise how many were left out since the last one.</summary>
    private long? TakeLine()
    {
        var minute = _time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        lock (_lock)
        {
            if (minute != _minute)
            {
                (_minute, _lines) = (minute, 0);
            }

            if (_lines == LinesPerMinute)
            {
                _unsaid++;
                return null;
            }

            _lines++;
            var unsaid = _unsaid;
            _unsaid = 0;
            return unsaid;
        }
    }
}
