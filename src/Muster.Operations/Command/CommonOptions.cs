using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Muster.Operations;

/// <summary>Options that several verbs have.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data() => new("--data")
    {
        Description = "The data folder. Default: the configured one (Muster:DataDirectory), or 'data'.",
        HelpName = "folder",
    };

    public static Option<bool> DryRun(string description) => new("--dry-run") { Description = description };

    public static Option<string> Required(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        Required = true,
    };

    /// <summary>A length of time such as <c>90s</c>, <c>30m</c>, <c>1h</c>, <c>7d</c>.</summary>
    public static Option<TimeSpan> Age(string name, TimeSpan usual, string description) => new(name)
    {
        Description = description,
        HelpName = "time",
        DefaultValueFactory = _ => usual,
        CustomParser = Age,
    };

    private static TimeSpan Age(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            switch (text[^1])
            {
                case 's':
                    return TimeSpan.FromSeconds(count);
                case 'm':
                    return TimeSpan.FromMinutes(count);
                case 'h':
                    return TimeSpan.FromHours(count);
                case 'd':
                    return TimeSpan.FromDays(count);
            }
        }

        result.AddError($"{((OptionResult)result.Parent!).Option.Name}: expected a time such as 90s, 30m, 1h or 7d, found '{text}'.");
        return default;
    }
}
