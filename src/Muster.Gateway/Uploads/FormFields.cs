namespace Muster.Gateway;

/// <summary>Names of parts that are no modules.</summary>
internal static class FormFields
{
    public const string Metadata = "metadata";
    public const string Settings = "settings";

    /// <summary>
    /// The JSON object in the one part of this name. A newer SDK flattens it to <c>metadata[main_module]</c> and the like:
    /// such parts are refused, since ignoring them would lose what was sent.
    /// </summary>
    public static JsonElement ReadObject(IReadOnlyList<FormPart> parts, string name, Problems problems)
    {
        if (parts.FirstOrDefault(part => part.Name.StartsWith(name + "[", StringComparison.Ordinal)) is { } flattened)
        {
            problems.Add($"{Shown.Of(flattened.Name)}: expected '{name}' as one part that is a JSON object, found it in single fields.");
            return default;
        }

        var found = parts.Where(part => part.Name == name).ToArray();
        if (found.Length != 1)
        {
            problems.Add($"{name}: expected one part of this name that is a JSON object, found {found.Length}.");
            return default;
        }

        var value = JsonBody.ParseObject(found[0].Body, name);
        if (!value.IsSuccess)
        {
            problems.Add(value.Refusal.Message.TrimEnd());
            return default;
        }

        return value.Value;
    }
}
