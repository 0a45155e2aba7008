using System.CommandLine;

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
}
