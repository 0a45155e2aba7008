namespace Muster.Client;

/// <summary>A module of the upload as a value: the way of service-worker scripts, which cannot import it.</summary>
/// <param name="Name">The name by which the script's code reaches it.</param>
/// <param name="Kind">As what it is given.</param>
/// <param name="Part">The module's name.</param>
public sealed record PartBinding(string Name, PartBindingKind Kind, string Part) : ScriptBinding(Name)
{
    private protected override string Type => Kind switch
    {
        PartBindingKind.Data => "data_blob",
        PartBindingKind.Text => "text_blob",
        PartBindingKind.Wasm => "wasm_module",
        _ => throw new InvalidOperationException($"Kind: expected Data, Text or Wasm, found {Kind}"),
    };

    private protected override void WriteValue(Utf8JsonWriter json) => json.WriteString("part", Part);
}
