using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Forwarder;

namespace Muster.Dispatch;

/// <summary>
/// Carries requests and answers as they are. YARP's own transforms re-encode the path and drop headers that are the
/// Worker's business (<c>traceparent</c>, <c>strict-transport-security</c>, …).
/// </summary>
internal sealed class UnchangedTransformer : HttpTransformer
{
    /// <summary>Key in <see cref="HttpContext.Items"/> of the value of <see cref="InternalHeaders.Cf"/>.</summary>
    public static object CfKey { get; } = new();

    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    // Of one connection, or written anew by the client library: the host is set below, the rest is framing. Nobody behind
    // the router answers `100-continue`; the server in front has done so.
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "connection", "keep-alive", "proxy-connection", "transfer-encoding", "te", "upgrade", "host", "expect",
    };

    public override ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        foreach (var (name, values) in httpContext.Request.Headers)
        {
            if (!OfTheConnection.Contains(name) && !name.StartsWith(InternalHeaders.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                Add(proxyRequest, name, values);
            }
        }

        proxyRequest.RequestUri = Target(httpContext);
        proxyRequest.Headers.Host = httpContext.Request.Headers.Host;
        proxyRequest.Headers.TryAddWithoutValidation(InternalHeaders.Cf, (string)httpContext.Items[CfKey]!);
        if (httpContext.Request.IsHttps)
        {
            proxyRequest.Headers.TryAddWithoutValidation(InternalHeaders.Proto, httpContext.Request.Scheme);
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is null)
        {
            return new(false);
        }

        if (proxyResponse.ReasonPhrase is { Length: > 0 } reason)
        {
            httpContext.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = reason;
        }

        Copy(proxyResponse.Headers, httpContext.Response.Headers);
        Copy(proxyResponse.Content.Headers, httpContext.Response.Headers);
        return new(true);
    }

    private static Uri Target(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith('/'))
        {
            // Absolute form, as to a proxy: the path begins behind the authority. `*` has none.
            var path = target.IndexOf('/', target.IndexOf("://", StringComparison.Ordinal) + 3);
            target = target.Contains("://", StringComparison.Ordinal) && path >= 0 ? target[path..] : "/";
        }

        return new("http://worker" + target, AsWritten);
    }

    private static void Add(HttpRequestMessage request, string name, StringValues values)
    {
        if (request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
        {
            return;
        }

        // A header of a body that is not there, such as the type of an empty one.
        request.Content ??= new NoContent();
        request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
    }

    private static void Copy(HttpHeaders source, IHeaderDictionary target)
    {
        foreach (var (name, values) in source.NonValidated)
        {
            if (!OfTheConnection.Contains(name))
            {
                target[name] = values.Count == 1 ? values.ToString() : values.ToArray();
            }
        }
    }

    private sealed class NoContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return true;
        }
    }
}
