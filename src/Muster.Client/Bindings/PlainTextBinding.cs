namespace Muster.Client;

/// <summary>A string.</summary>
/// <param name="Name">The name by which the script's code reaches it.</param>
/// <param name="Text">The string.</param>
public sealed record PlainTextBinding(string Name, string Text) : ScriptBinding(Name)
{
    private protected override string Type => BindingTypes.PlainText;

    private protected override void WriteValue(Utf8JsonWriter json) => json.WriteString("text", Text);
}
