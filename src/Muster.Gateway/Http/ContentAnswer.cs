using System.Text;

namespace Muster.Gateway;

/// <summary>The code of a version as it was uploaded: the one module, or all of them as multipart.</summary>
internal sealed class ContentAnswer(ScriptContent content) : Answer
{
    protected override async Task WriteBodyAsync(HttpContext http)
    {
        var response = http.Response;

        // By this header clients know the main module among several.
        response.Headers["cf-entrypoint"] = Uri.EscapeDataString(content.MainModule);
        if (content.Modules is [var only])
        {
            response.ContentType = only.Info.ContentType;
            response.ContentLength = only.Body.Length;
            await response.Body.WriteAsync(only.Body, http.RequestAborted);
            return;
        }

        var boundary = $"muster-{Guid.NewGuid():N}";
        response.ContentType = $"multipart/form-data; boundary={boundary}";
        foreach (var (info, body) in content.Modules)
        {
            var name = info.Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            await response.WriteAsync(
                $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{name}\"\r\n"
                + $"Content-Type: {info.ContentType}\r\n\r\n",
                Encoding.UTF8,
                http.RequestAborted);
            await response.Body.WriteAsync(body, http.RequestAborted);
            await response.WriteAsync("\r\n", http.RequestAborted);
        }

        await response.WriteAsync($"--{boundary}--\r\n", http.RequestAborted);
    }
}
