using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Muster.Client;

/// <summary>Makes the handlers of an <see cref="HttpClient"/> for those who have no dependency injection.</summary>
public static class MusterHandler
{
    /// <summary>
    /// A handler with the timeouts and repetitions that <paramref name="options"/> ask for. Set
    /// <see cref="HttpClient.Timeout"/> to infinite beside it, or that cuts the repetitions off.
    /// </summary>
    /// <param name="options">Read once.</param>
    /// <param name="inner">Sends the requests. Null: sockets, without redirects and cookies.</param>
    public static HttpMessageHandler Create(MusterClientOptions options, HttpMessageHandler? inner = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>();
        RepeatRule.Build(pipeline, options);
        return new ResilienceHandler(pipeline.Build())
        {
            InnerHandler = new WholeAnswerHandler { InnerHandler = inner ?? CreateSockets() },
        };
    }

    // A redirect would carry X-Auth-Key to wherever it leads, and turn a write into a read.
    internal static HttpMessageHandler CreateSockets() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
