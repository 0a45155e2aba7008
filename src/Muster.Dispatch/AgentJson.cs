using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Muster.Dispatch;

/// <summary>JSON between agent and router.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RouterPush))]
[JsonSerializable(typeof(RouterBundle))]
[JsonSerializable(typeof(CheckAnswer))]
internal sealed partial class AgentJson : JsonSerializerContext
{
    /// <summary>For code: nothing is escaped that JSON does not ask for.</summary>
    public static AgentJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
