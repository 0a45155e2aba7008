using System.Net.Http.Headers;

namespace Muster.Client;

/// <summary>Reads code as the API answers it: the one module, or all of them as multipart.</summary>
internal static class CodeAnswer
{
    private const string MainHeader = "cf-entrypoint";
    private const string OnlyName = "worker.js";

    /// <summary>Null when the answer is neither.</summary>
    public static async Task<ScriptCode?> ReadAsync(
        HttpContent content,
        HttpResponseHeaders headers,
        CancellationToken cancellation)
    {
        var main = headers.TryGetValues(MainHeader, out var found) ? Uri.UnescapeDataString(found.First()) : null;
        var body = await content.ReadAsByteArrayAsync(cancellation);
        if (content.Headers.ContentType is not { MediaType: { } type } contentType)
        {
            return null;
        }

        if (!type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return type.Contains("javascript", StringComparison.OrdinalIgnoreCase)
                ? Compose([new(main ?? OnlyName, contentType.ToString(), body)], main)
                : null;
        }

        var boundary = contentType.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"');
        return boundary is { Length: > 0 } && MultipartBytes.Read(body, boundary) is { Count: > 0 } modules
            ? Compose(modules, main)
            : null;
    }

    private static ScriptCode Compose(IReadOnlyList<ScriptModule> modules, string? mainName)
    {
        var main = modules.FirstOrDefault(module => module.Name == mainName) ?? modules[0];
        var isScript = main.ContentType.Contains("javascript", StringComparison.OrdinalIgnoreCase)
            && !main.ContentType.Contains("+module", StringComparison.OrdinalIgnoreCase);
        return new(main, modules.Where(module => module != main), isScript);
    }
}
