using System.Text.Json.Serialization;

namespace Muster.Operations;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ArchiveManifest))]
[JsonSerializable(typeof(ArchiveScript))]
[JsonSerializable(typeof(ArchiveIndex))]
internal sealed partial class ArchiveJson : JsonSerializerContext;
