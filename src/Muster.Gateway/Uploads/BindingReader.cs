namespace Muster.Gateway;

/// <summary>Reads one binding of the wire.</summary>
internal sealed class BindingReader(Problems problems, bool allowsRepeats)
{
    private const string Production = "production";

    public BindingDraft? Read(JsonElement item, int index)
    {
        var place = $"bindings[{index}]";
        if (item.ValueKind != JsonValueKind.Object)
        {
            problems.Add(Refusals.Binding($"{place}: expected an object, found {Shown.Of(item)}."));
            return null;
        }

        var name = Text(item, "name", place);
        var type = Text(item, "type", place);
        if (name is not null && !Names.IsBinding(name))
        {
            problems.Add(Refusals.Binding($"{place}.name: expected 1 to 255 characters, none of them control characters."));
        }

        return name is null || type is null ? null : ReadValue(item, new() { Name = name, Type = type }, place);
    }

    private BindingDraft? ReadValue(JsonElement item, Binding binding, string place)
    {
        if (allowsRepeats && BindingTypes.Supported.Contains(binding.Type) && item.EnumerateObject().Count() == 2)
        {
            return new(binding with { Type = BindingTypes.Inherit });
        }

        switch (binding.Type)
        {
            case BindingTypes.PlainText:
                return new(binding with { Text = Text(item, "text", place) });
            case BindingTypes.SecretText:
                return new(binding with { Secret = Text(item, "text", place) });
            case BindingTypes.Json:
                return ReadJson(item, binding, place);
            case BindingTypes.DataBlob or BindingTypes.TextBlob or BindingTypes.WasmModule:
                return new(binding with { Part = Text(item, "part", place) });
            case BindingTypes.Service:
                return ReadService(item, binding, place);
            case BindingTypes.DispatchNamespace:
                return ReadNamespace(item, binding, place);
            case BindingTypes.Inherit:
                return new(binding with { OldName = item.Text("old_name", $"{place}.old_name", problems) });
            default:
                problems.Add(Refusals.Binding(
                    $"{place}.type: expected one of {string.Join(", ", BindingTypes.Supported)} or {BindingTypes.Inherit}, "
                    + $"found {Shown.Of(binding.Type)} for {Shown.Of(binding.Name)}."));
                return null;
        }
    }

    private BindingDraft ReadJson(JsonElement item, Binding binding, string place)
    {
        if (!item.TryGetProperty("json", out var json))
        {
            problems.Add(Refusals.Binding($"{place}.json: expected a JSON value, found nothing."));
            return new(binding);
        }

        return new(binding with { Json = json.GetRawText() });
    }

    private BindingDraft ReadService(JsonElement item, Binding binding, string place)
    {
        ExplainEnvironment(item, place);
        return new(binding with { Entrypoint = item.Text("entrypoint", $"{place}.entrypoint", problems) })
        {
            Service = Text(item, "service", place),
        };
    }

    private BindingDraft ReadNamespace(JsonElement item, Binding binding, string place)
    {
        var draft = new BindingDraft(binding) { Namespace = Text(item, "namespace", place) };
        var outbound = item.Member("outbound");
        if (!outbound.IsThere())
        {
            return draft;
        }

        var worker = outbound.Member("worker");
        ExplainEnvironment(worker, $"{place}.outbound.worker");
        return draft with
        {
            Outbound = Text(worker, "service", $"{place}.outbound.worker"),
            OutboundParameters = ReadParameters(outbound.Member("params"), $"{place}.outbound.params"),
        };
    }

    private ImmutableArray<string> ReadParameters(JsonElement list, string place)
    {
        if (!list.IsThere())
        {
            return [];
        }

        var names = list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item : item.Member("name")).ToArray()
            : [default];
        if (names.Any(name => name.ValueKind != JsonValueKind.String))
        {
            problems.Add(Refusals.Binding($"{place}: expected a list of objects with a name, found {Shown.Of(list)}."));
            return [];
        }

        return [.. names.Select(name => name.GetString()!)];
    }

    // Environments of a service are older than wrangler's: nowadays there is the one.
    private void ExplainEnvironment(JsonElement item, string place)
    {
        if (item.Text("environment", $"{place}.environment", problems) is { Length: > 0 } environment && environment != Production)
        {
            problems.Add(Refusals.Binding($"{place}.environment: expected '{Production}' or none, found {Shown.Of(environment)}."));
        }
    }

    private string? Text(JsonElement item, string name, string place)
    {
        var member = item.Member(name);
        if (member.ValueKind == JsonValueKind.String)
        {
            return member.GetString();
        }

        problems.Add(Refusals.Binding($"{place}.{name}: expected a string, found {Shown.Of(member)}."));
        return null;
    }
}
