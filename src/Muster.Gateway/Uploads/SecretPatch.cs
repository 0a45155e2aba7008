namespace Muster.Gateway;

/// <summary>Reads secrets to put and to remove.</summary>
internal static class SecretPatch
{
    /// <summary>An object of secrets by name, as a merge patch: null removes.</summary>
    public static BindingChanges ReadMany(JsonElement root, string field, Problems problems)
    {
        var patch = root.Member(field);
        if (patch.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{field}: expected an object of secrets by name, found {Shown.Of(patch)}.");
            return new();
        }

        var members = patch.EnumerateObject().ToArray();
        var kept = members.Where(member => member.Value.ValueKind != JsonValueKind.Null);
        return new()
        {
            Put = [.. kept.Select(member => Read(member.Name, member.Value, problems)).OfType<Binding>()],
            RemoveSecrets =
            [
                .. members.Where(member => member.Value.ValueKind == JsonValueKind.Null).Select(member => member.Name),
            ],
        };
    }

    /// <summary>Null when there are problems.</summary>
    public static Binding? Read(string name, JsonElement value, Problems problems)
    {
        var place = $"secret {Shown.Of(name)}";
        if (!Names.IsBinding(name))
        {
            problems.Add(Refusals.Binding("name: expected 1 to 255 characters, none of them control characters."));
        }

        var text = value.Member("text");
        if (text.ValueKind != JsonValueKind.String)
        {
            problems.Add($"{place}, text: expected a string, found {(text.IsThere() ? "something else" : "nothing")}.");
        }

        var type = value.Member("type");
        if (type.IsThere() && !type.ValueEquals(BindingTypes.SecretText))
        {
            problems.Add(Refusals.Binding($"{place}, type: expected '{BindingTypes.SecretText}', found {Shown.Of(type)}."));
        }

        return problems.Any ? null : new() { Name = name, Type = BindingTypes.SecretText, Secret = text.GetString() };
    }
}
