namespace Muster.Operations;

/// <summary>Tells a verb's own options from settings of the program, which all have a section: <c>--Muster:GatewayUrl=…</c>.</summary>
internal static class SettingArguments
{
    public static (IReadOnlyList<string> Own, ImmutableArray<string> Settings) Split(IReadOnlyList<string> arguments)
    {
        var own = new List<string>();
        var settings = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !name.Contains(':', StringComparison.Ordinal))
            {
                own.Add(argument);
                continue;
            }

            settings.Add(argument);
            if (equals < 0 && i + 1 < arguments.Count)
            {
                settings.Add(arguments[++i]);
            }
        }

        return (own, settings.ToImmutable());
    }
}
