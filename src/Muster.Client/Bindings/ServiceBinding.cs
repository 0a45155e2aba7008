namespace Muster.Client;

/// <summary>Another Worker of the account.</summary>
/// <param name="Name">The name by which the script's code reaches it.</param>
/// <param name="Service">The Worker's name.</param>
/// <param name="Entrypoint">Which of its entry points. Null: the default one.</param>
public sealed record ServiceBinding(string Name, string Service, string? Entrypoint = null) : ScriptBinding(Name)
{
    private protected override string Type => BindingTypes.Service;

    private protected override void WriteValue(Utf8JsonWriter json)
    {
        json.WriteString("service", Service);
        if (Entrypoint is not null)
        {
            json.WriteString("entrypoint", Entrypoint);
        }
    }
}
