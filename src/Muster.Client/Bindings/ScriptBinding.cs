namespace Muster.Client;

/// <summary>Something that a script finds under a name in its environment.</summary>
public abstract record ScriptBinding
{
    private protected ScriptBinding(string name) => Name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>The name by which the script's code reaches it.</summary>
    public string Name { get; init; }

    private protected abstract string Type { get; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteString("type", Type);
        WriteValue(json);
        json.WriteEndObject();
    }

    private protected abstract void WriteValue(Utf8JsonWriter json);
}
