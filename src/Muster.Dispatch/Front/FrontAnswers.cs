using Microsoft.AspNetCore.Http;

namespace Muster.Dispatch;

/// <summary>What the front itself answers.</summary>
internal static class FrontAnswers
{
    public static Task UnknownHostAsync(HttpContext context) => AnswerAsync(
        context, StatusCodes.Status404NotFound,
        $"error code: 1001\nNo Worker answers for the host \"{context.Request.Host.Host}\". Workers answer at "
        + "<script>.localhost and at the hosts of Muster:Dispatch:Routes.\n");

    public static Task LoopAsync(HttpContext context) => AnswerAsync(
        context, StatusCodes.Status508LoopDetected,
        $"error code: 1019\nLoop detected: this request has passed through {ViaTokens.Limit} Workers that fetched one another.\n");

    public static Task NotReadyAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return AnswerAsync(
            context, StatusCodes.Status503ServiceUnavailable, "error code: 1105\nThe data plane is starting. Try again.\n");
    }

    // Not sent again, whatever the method: it may be the very request that ended the runtime.
    public static Task LostAsync(HttpContext context)
    {
        context.Response.Clear();
        return AnswerAsync(
            context, StatusCodes.Status502BadGateway,
            "error code: 1105\nThe Worker runtime ended while it handled this request.\n");
    }

    public static Task FaultAsync(HttpContext context)
    {
        context.Response.Clear();
        return AnswerAsync(
            context, StatusCodes.Status500InternalServerError,
            "error code: 1105\nThe data plane failed to handle this request. Its log says why.\n");
    }

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain;charset=UTF-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
