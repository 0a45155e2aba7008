using Microsoft.AspNetCore.Http.Features;

namespace Muster.Gateway;

/// <summary>Reads bodies within a limit that is checked before and while bytes arrive.</summary>
internal static class RequestBody
{
    /// <summary>Lets Kestrel refuse with 413 what is larger; a stated length is judged before the first byte.</summary>
    public static Refusal? Limit(ApiCall call, string field, long limit)
    {
        if (call.Request.ContentLength > limit)
        {
            return Refusals.TooLarge(field, limit);
        }

        if (call.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limit;
        }

        return null;
    }

    public static async Task<Outcome<byte[]>> ReadAsync(ApiCall call, string field, int limit)
    {
        if (Limit(call, field, limit) is { } refusal)
        {
            return refusal;
        }

        return await ReadToEndAsync(call.Request.Body, limit, call.Aborted) is { } body
            ? body
            : Refusals.TooLarge(field, limit);
    }

    /// <summary>All bytes, or null as soon as there are more than <paramref name="limit"/>.</summary>
    public static async Task<byte[]?> ReadToEndAsync(Stream stream, int limit, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
            {
                if (bytes.Length + read > limit)
                {
                    return null;
                }

                bytes.Write(buffer, 0, read);
            }
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }

        return bytes.ToArray();
    }
}
