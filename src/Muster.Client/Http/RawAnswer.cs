using System.Text.Json.Serialization.Metadata;

namespace Muster.Client;

/// <summary>An answer as it came.</summary>
internal sealed class RawAnswer(ApiRequest request, HttpResponseMessage response, string? id) : IDisposable
{
    private const string RequestIdHeader = "X-Request-Id";
    private const string CloudflareIdHeader = "CF-Ray";

    public HttpResponseMessage Response => response;

    public string? RequestId => Header(RequestIdHeader) ?? id ?? Header(CloudflareIdHeader);

    /// <summary>The envelope; null where there is none, as when a proxy answers.</summary>
    public async Task<Envelope<T>?> ReadAsync<T>(JsonTypeInfo<Envelope<T>> type, CancellationToken cancellation)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            return await JsonSerializer.DeserializeAsync(body, type, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public MusterException Refused(IReadOnlyList<WireMessage>? errors)
    {
        MusterError[] all = [.. (errors ?? []).Select(error => new MusterError(error.Code, error.Message ?? ""))];
        var message = all.Length > 0
            ? string.Join(' ', all.Select(error => error.Message))
            : $"{request}: expected an answer of the API, found status {(int)response.StatusCode} with "
                + $"{response.Content.Headers.ContentType?.MediaType ?? "no content type"}.";
        return new(message, response.StatusCode, RequestId, all);
    }

    private string? Header(string name) => response.Headers.TryGetValues(name, out var found) ? found.First() : null;

    public void Dispose() => response.Dispose();
}
