using System.Text;

namespace Muster.Client;

/// <summary>A string that is stored encrypted and that no answer shows.</summary>
/// <param name="Name">The name by which the script's code reaches it.</param>
/// <param name="Value">The secret.</param>
public sealed record SecretTextBinding(string Name, string Value) : ScriptBinding(Name)
{
    private protected override string Type => BindingTypes.SecretText;

    private protected override void WriteValue(Utf8JsonWriter json) => json.WriteString("text", Value);

    /// <summary>Leaves the value out: whoever logs an upload must not log its secrets.</summary>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Name = ").Append(Name).Append(", Value = (secret)");
        return true;
    }
}
