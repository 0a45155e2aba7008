using System.Text;

namespace Muster.Gateway.Tests;

/// <summary>Sends requests exactly as written, paths included.</summary>
internal sealed class ApiClient(HttpClient http, Uri address, Action<HttpRequestMessage> authorize)
{
    public const string Json = "application/json";
    public const string JavaScript = "application/javascript";

    public async Task<Reply> SendAsync(
        string method,
        string path,
        byte[]? body = null,
        string? contentType = null,
        params (string Name, string Value)[] headers)
    {
        // The framework would otherwise decode %74 and resolve dots before they are sent.
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        using var request = new HttpRequestMessage(new(method), new Uri($"{address.ToString().TrimEnd('/')}{path}", asWritten));
        authorize(request);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (contentType is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            }
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await http.SendAsync(request);
        return new(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(
                header => header.Key,
                header => string.Join(", ", header.Value),
                StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsByteArrayAsync());
    }

    public Task<Reply> GetAsync(string path) => SendAsync("GET", path);

    public Task<Reply> DeleteAsync(string path) => SendAsync("DELETE", path);

    public Task<Reply> SendTextAsync(string method, string path, string body, string contentType = Json) =>
        SendAsync(method, path, Encoding.UTF8.GetBytes(body), contentType);

    public Task<Reply> SendFormAsync(string method, string path, Form form) =>
        SendAsync(method, path, form.ToBytes(), form.ContentType);
}
