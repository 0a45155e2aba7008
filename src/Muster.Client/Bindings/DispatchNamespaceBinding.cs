namespace Muster.Client;

/// <summary>A dispatch namespace, whose scripts the Worker may call.</summary>
/// <param name="Name">The name by which the script's code reaches it.</param>
/// <param name="Namespace">The namespace's name.</param>
public sealed record DispatchNamespaceBinding(string Name, string Namespace) : ScriptBinding(Name)
{
    /// <summary>Worker of the account that gets the requests which the called scripts send. Null: none.</summary>
    public string? OutboundWorker { get; init; }

    /// <summary>Names of the parameters that a call hands to the outbound Worker.</summary>
    public IReadOnlyList<string> OutboundParameters { get; init; } = [];

    private protected override string Type => BindingTypes.DispatchNamespace;

    private protected override void WriteValue(Utf8JsonWriter json)
    {
        json.WriteString("namespace", Namespace);
        if (OutboundWorker is null)
        {
            return;
        }

        json.WriteStartObject("outbound");
        json.WriteStartObject("worker");
        json.WriteString("service", OutboundWorker);
        json.WriteEndObject();
        json.WriteStartArray("params");
        foreach (var parameter in OutboundParameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
