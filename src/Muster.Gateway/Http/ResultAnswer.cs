using System.Text.Json.Serialization.Metadata;

namespace Muster.Gateway;

/// <summary>A success.</summary>
internal sealed class ResultAnswer<T>(T result) : EnvelopeAnswer
{
    protected override IReadOnlyList<Refusal> Errors => [];

    protected override void WriteResult(Utf8JsonWriter json)
    {
        if (result is null)
        {
            json.WriteNullValue();
        }
        else
        {
            JsonSerializer.Serialize(json, result, (JsonTypeInfo<T>)WireJson.Default.GetTypeInfo(typeof(T))!);
        }
    }
}
