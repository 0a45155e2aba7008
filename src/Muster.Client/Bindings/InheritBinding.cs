namespace Muster.Client;

/// <summary>A binding of the version before, whatever it is. Its absence fails the upload.</summary>
/// <param name="Name">The name by which the script's code reaches it.</param>
/// <param name="OldName">Its name in the version before. Null: the same.</param>
public sealed record InheritBinding(string Name, string? OldName = null) : ScriptBinding(Name)
{
    private protected override string Type => "inherit";

    private protected override void WriteValue(Utf8JsonWriter json)
    {
        if (OldName is not null)
        {
            json.WriteString("old_name", OldName);
        }
    }
}
