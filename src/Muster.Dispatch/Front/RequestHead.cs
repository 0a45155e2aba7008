using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Muster.Dispatch;

/// <summary>
/// Writes the head of a request as the client sent it. Characters are bytes here: the server read them as Latin-1.
/// </summary>
internal static class RequestHead
{
    /// <param name="output">The router.</param>
    /// <param name="context">The request.</param>
    /// <param name="cf">Value of <see cref="InternalHeaders.Cf"/>.</param>
    public static void Write(IBufferWriter<byte> output, HttpContext context, string cf)
    {
        var request = context.Request;
        var head = new StringBuilder(1024)
            .Append(request.Method).Append(' ')
            .Append(Target(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget)).Append(" HTTP/1.1\r\n");
        Add(head, InternalHeaders.Cf, cf);
        if (request.IsHttps)
        {
            Add(head, InternalHeaders.Proto, request.Scheme);
        }

        foreach (var (name, values) in request.Headers)
        {
            if (!MessageHeaders.Travels(name) || MessageHeaders.IsInternal(name))
            {
                continue;
            }

            foreach (var value in values)
            {
                Add(head, name, value);
            }
        }

        if (IsUpgrade(context))
        {
            Add(head, "Connection", "Upgrade");
            Add(head, "Upgrade", request.Headers.Upgrade);
        }
        else if (HasBody(context) && request.ContentLength is null)
        {
            Add(head, "Transfer-Encoding", "chunked");
        }

        head.Append("\r\n");
        foreach (var chunk in head.GetChunks())
        {
            Encoding.Latin1.GetBytes(chunk.Span, output);
        }
    }

    public static bool HasBody(HttpContext context) =>
        !IsUpgrade(context) && context.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody;

    private static bool IsUpgrade(HttpContext context) => context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true };

    // Absolute form, as to a proxy: the path begins behind the authority. `*` has none.
    private static string Target(string raw)
    {
        if (raw.StartsWith('/'))
        {
            return raw;
        }

        var authority = raw.IndexOf("://", StringComparison.Ordinal);
        var path = authority < 0 ? -1 : raw.IndexOf('/', authority + 3);
        return path < 0 ? "/" : raw[path..];
    }

    private static void Add(StringBuilder head, string name, string? value) =>
        head.Append(name).Append(": ").Append(value).Append("\r\n");
}
