using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Muster.Gateway;

/// <summary>
/// The outermost layer: gives each request its id, makes routing see the path as it was sent, and turns whatever ends without
/// an answer of ours (unknown routes, wrong methods, Kestrel's refusals, exceptions) into the envelope.
/// </summary>
internal sealed class EnvelopeMiddleware(RequestDelegate next, WriteFailures failures, ILogger<EnvelopeMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var identity = RequestIdentity.Read(http.Request.Headers);
        http.Features.Set(identity ?? RequestIdentity.Make());
        http.Response.Headers[RequestIdentity.Header] = http.Features.GetRequiredFeature<RequestIdentity>().Id;
        if (identity is null)
        {
            await Refusals.RequestId().WriteAsync(http);
        }
        else
        {
            UseRawPath(http);
            await AnswerAsync(http);
        }

        failures.Note(http);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await Refusals.OfStatus(http).WriteAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away: nobody reads an answer.
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            await Explain(exception, http).WriteAsync(http);
        }
    }

    // Kestrel decodes all of a path but %2F, so %2F and %252F would meet. Endpoints decode the raw segments themselves, once.
    // This holds for every path: one that was left decoded would be decoded twice.
    private static void UseRawPath(HttpContext http) =>
        http.Request.Path = RawTarget.PathOf(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);

    private Answer Explain(Exception exception, HttpContext http)
    {
        if (exception is BadHttpRequestException bad)
        {
            return Refusals.OfKestrel(bad);
        }

        var id = http.Features.GetRequiredFeature<RequestIdentity>().Id;
        if (exception is StorageUnavailableException { StoredNothing: true } refused)
        {
            log.LogError(exception, "Request {RequestId} {Method} could not be stored: {Reason}", id, http.Request.Method, refused.Message);
            return refused.Fault == StorageFault.Full ? Refusals.StorageFull(id) : Refusals.StorageReadOnly(id);
        }

        if (PassingFaults.Include(exception))
        {
            log.LogWarning(exception, "Request {RequestId} {Method} was not answered in time", id, http.Request.Method);
            return Refusals.Unavailable(id);
        }

        if (exception is CorruptObjectException damage)
        {
            log.LogError(exception, "Request {RequestId} {Method} met something stored that is damaged", id, http.Request.Method);
            return Refusals.Damaged(damage.Message);
        }

        log.LogError(exception, "Request {RequestId} {Method} failed", id, http.Request.Method);
        return Refusals.Internal(id);
    }
}
