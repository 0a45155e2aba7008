namespace Muster.Gateway;

/// <summary>Reads members of JSON objects; what has the wrong kind is told to <see cref="Problems"/>.</summary>
internal static class JsonFields
{
    /// <summary>The member; undefined when it is absent or null.</summary>
    public static JsonElement Member(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty(name, out var member)
        && member.ValueKind != JsonValueKind.Null
            ? member
            : default;

    public static bool IsThere(this JsonElement value) => value.ValueKind != JsonValueKind.Undefined;

    /// <summary>The text of a member, null when it is absent.</summary>
    public static string? Text(this JsonElement value, string name, string place, Problems problems)
    {
        var member = value.Member(name);
        if (!member.IsThere())
        {
            return null;
        }

        if (member.ValueKind == JsonValueKind.String)
        {
            return member.GetString();
        }

        problems.Add($"{place}: expected a string, found {Shown.Of(member)}.");
        return null;
    }

    /// <summary>The strings of a member that is a list, null when it is absent.</summary>
    public static ImmutableArray<string>? Texts(this JsonElement value, string name, string place, Problems problems)
    {
        var member = value.Member(name);
        if (!member.IsThere())
        {
            return null;
        }

        if (member.ValueKind != JsonValueKind.Array)
        {
            problems.Add($"{place}: expected a list of strings, found {Shown.Of(member)}.");
            return null;
        }

        foreach (var item in member.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                problems.Add($"{place}: expected a list of strings, found {Shown.Of(item)} in it.");
                return null;
            }
        }

        return [.. member.EnumerateArray().Select(item => item.GetString()!)];
    }
}
