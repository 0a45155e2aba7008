using System.Text;

namespace Muster.Gateway.Tests;

/// <summary>A write that a client may send twice.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path.</param>
/// <param name="Body">What it sends; null for nothing.</param>
internal sealed record RepeatableWrite(string Method, string Path, byte[]? Body = null)
{
    public string ContentType { get; init; } = ApiClient.Json;

    /// <summary>Another write to the same, which the first one's id must not name as well; null where the repetition tells enough.</summary>
    public RepeatableWrite? Other { get; init; }

    public static RepeatableWrite Json(string method, string path, string body, string? other = null) =>
        new(method, path, Encoding.UTF8.GetBytes(body)) { Other = other is null ? null : Json(method, path, other) };

    public static RepeatableWrite Upload(string method, string path, Form form, Form? other = null) =>
        new(method, path, form.ToBytes())
        {
            ContentType = form.ContentType,
            Other = other is null ? null : Upload(method, path, other),
        };

    public Task<Reply> SendAsync(ApiClient api, string key) =>
        api.SendAsync(Method, Path, Body, Body is null ? null : ContentType, ("Idempotency-Key", key));
}
