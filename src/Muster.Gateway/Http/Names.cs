using System.Text.RegularExpressions;

namespace Muster.Gateway;

/// <summary>Which names scripts, namespaces and bindings may have. A name is checked before it becomes part of a grain key.</summary>
internal static partial class Names
{
    private const int MaxBindingName = 255;

    public static Refusal? ExplainScript(string name) => ScriptPattern().IsMatch(name) ? null : new(
        RefusalReason.Invalid,
        ErrorCodes.InvalidName,
        $"script name: expected a letter, digit or '_', then up to 254 of these or '-', found {Shown.Of(name)}.");

    public static Refusal? ExplainNamespace(string name) => NamespacePattern().IsMatch(name) ? null : new(
        RefusalReason.Invalid,
        ErrorCodes.InvalidName,
        $"namespace name: expected a lower-case letter, digit or '_', then up to 62 of these or '-', found {Shown.Of(name)}.");

    public static Refusal? ExplainFilter(string name) => NamespacePattern().IsMatch(name) ? null : new(
        RefusalReason.Invalid,
        ErrorCodes.InvalidName,
        $"filter name: expected a lower-case letter, digit or '_', then up to 62 of these or '-', found {Shown.Of(name)}.");

    public static bool IsBinding(string name) =>
        name.Length is > 0 and <= MaxBindingName && !name.Any(char.IsControl);

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_-]{0,254}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ScriptPattern();

    [GeneratedRegex(@"\A[a-z0-9_][a-z0-9_-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamespacePattern();
}
