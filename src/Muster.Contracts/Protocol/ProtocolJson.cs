using System.Text.Json.Serialization;

namespace Muster.Contracts;

/// <summary>JSON of the internal protocol: snake case, nulls left out, enums as text, bytes as Base64.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ActiveScript))]
[JsonSerializable(typeof(VersionBundle))]
[JsonSerializable(typeof(FeedMessage))]
[JsonSerializable(typeof(FeedReply))]
public sealed partial class ProtocolJson : JsonSerializerContext;
