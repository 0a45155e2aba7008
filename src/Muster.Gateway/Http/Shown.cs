using System.Text;

namespace Muster.Gateway;

/// <summary>Quotes what a user sent in a message: cut short, without control characters.</summary>
internal static class Shown
{
    private const int MaxLength = 60;

    public static string Of(string text)
    {
        var shown = new StringBuilder("'");
        foreach (var c in text.Length <= MaxLength ? text : text[..MaxLength])
        {
            shown.Append(char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c);
        }

        return shown.Append(text.Length <= MaxLength ? "'" : "…'").ToString();
    }

    /// <summary>What kind of thing a JSON value is. Numbers are not told: one may stand where a secret should.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => Of(value.GetString()!),
        JsonValueKind.Number => "a number",
        _ => value.GetRawText(),
    };
}
