using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Muster.Gateway;

/// <summary>Reads a multipart body as it arrives; each limit is checked before the bytes beyond it are kept.</summary>
internal sealed class MultipartForm(GatewayOptions options, Problems problems)
{
    private const int MaxBoundary = 200;
    private const int BufferSize = 64 * 1024;
    private readonly List<FormPart> _parts = [];
    private int _moduleBytes;

    /// <summary>The parts in their order, or what was read until a problem was found.</summary>
    public async Task<IReadOnlyList<FormPart>> ReadAsync(ApiCall call)
    {
        if (FindBoundary(call.Request.ContentType) is not { } boundary)
        {
            problems.Add("Content-Type: expected multipart/form-data with a boundary, found none.");
            return _parts;
        }

        var reader = new MultipartReader(boundary, call.Request.Body, BufferSize);
        try
        {
            while (!problems.Any && await reader.ReadNextSectionAsync(call.Aborted) is { } section)
            {
                await TakeAsync(section, call.Aborted);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException
            || (exception is IOException && exception is not BadHttpRequestException))
        {
            problems.Add("multipart body: expected parts and a closing boundary as in the Content-Type, found it broken or cut off.");
        }

        return _parts;
    }

    private static string? FindBoundary(string? contentType)
    {
        var boundary = MediaTypeHeaderValue.TryParse(contentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        return boundary is { Length: > 0 and <= MaxBoundary } ? boundary : null;
    }

    private async Task TakeAsync(MultipartSection section, CancellationToken cancellation)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            || HeaderUtilities.UnescapeAsQuotedString(disposition.Name).Value is not { Length: > 0 } name)
        {
            problems.Add("multipart body: expected a name in each part's Content-Disposition, found a part without.");
            return;
        }

        if (_parts.Count == options.MaxParts)
        {
            problems.Add(new Refusal(
                RefusalReason.TooLarge,
                ErrorCodes.TooLarge,
                $"multipart body: expected at most {options.MaxParts} parts, found more."));
            return;
        }

        var isJson = name is FormFields.Metadata or FormFields.Settings;
        var limit = isJson ? options.MaxMetadataBytes : options.MaxModuleBytes - _moduleBytes;
        if (await RequestBody.ReadToEndAsync(section.Body, limit, cancellation) is not { } body)
        {
            problems.Add(Refusals.TooLarge(isJson ? name : "modules", isJson ? limit : options.MaxModuleBytes));
            return;
        }

        _moduleBytes += isJson ? 0 : body.Length;
        _parts.Add(new(name, section.ContentType, body));
    }
}
