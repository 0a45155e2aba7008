using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Muster.Client;

/// <summary>Which requests are repeated: reads, and writes with an id by which the server knows that it had them already.</summary>
internal static class RepeatRule
{
    public const string IdHeader = "Idempotency-Key";

    public static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, MusterClientOptions options)
    {
        pipeline.AddTimeout(new HttpTimeoutStrategyOptions { Name = "total", Timeout = options.TotalTimeout });
        if (options.MaxRetries > 0)
        {
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(
                    attempt.Context.GetRequestMessage() is { } request
                    && IsSafe(request)
                    && IsPassing(attempt.Outcome)),
            });
        }

        pipeline.AddTimeout(new HttpTimeoutStrategyOptions { Name = "attempt", Timeout = options.AttemptTimeout });
    }

    private static bool IsSafe(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Headers.Contains(IdHeader);

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } => true,
        { Result.StatusCode: >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };
}
