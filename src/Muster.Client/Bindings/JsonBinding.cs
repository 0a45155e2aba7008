namespace Muster.Client;

/// <summary>A JSON value.</summary>
/// <param name="Name">The name by which the script's code reaches it.</param>
/// <param name="Value">The value.</param>
public sealed record JsonBinding(string Name, JsonElement Value) : ScriptBinding(Name)
{
    private protected override string Type => BindingTypes.Json;

    private protected override void WriteValue(Utf8JsonWriter json)
    {
        json.WritePropertyName("json");
        Value.WriteTo(json);
    }
}
