using Microsoft.Net.Http.Headers;

namespace Muster.Gateway;

/// <summary>What a part is, by its content type.</summary>
internal static class ModuleKinds
{
    /// <summary>Null when the type is none that a Worker can have.</summary>
    public static ModuleKind? Find(string contentType) =>
        !MediaTypeHeaderValue.TryParse(contentType, out var type) ? null : type.MediaType.Value!.ToLowerInvariant() switch
        {
            "application/javascript+module" or "text/javascript+module" or "application/x-javascript+module" => ModuleKind.EsModule,
            "application/javascript" or "text/javascript" or "application/x-javascript" or "application/ecmascript"
                or "text/ecmascript" => ModuleKind.Script,
            "application/wasm" => ModuleKind.Wasm,
            "application/json" => ModuleKind.Json,
            "application/octet-stream" => ModuleKind.Data,
            "application/source-map" => ModuleKind.SourceMap,
            var text when text.StartsWith("text/", StringComparison.Ordinal) && !IsPython(text) => ModuleKind.Text,
            _ => null,
        };

    public static bool IsPython(string? contentType) => contentType?.Contains("python", StringComparison.OrdinalIgnoreCase) == true;
}
