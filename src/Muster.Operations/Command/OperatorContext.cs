namespace Muster.Operations;

/// <summary>What every verb gets.</summary>
/// <param name="Terminal">Where it speaks.</param>
/// <param name="Host">The program that it belongs to.</param>
/// <param name="Settings">Settings given on the command line.</param>
internal sealed record OperatorContext(Terminal Terminal, IOperatorHost Host, ImmutableArray<string> Settings)
{
    /// <summary>The installation whose data folder is this one; null means the configured folder.</summary>
    public Installation Describe(string? dataDirectory) => Host.Describe(SettingsFor(dataDirectory));

    /// <summary>The settings, with this data folder.</summary>
    public ImmutableArray<string> SettingsFor(string? dataDirectory) => dataDirectory is null
        ? Settings
        : [.. Settings, $"--Muster:DataDirectory={Path.GetFullPath(dataDirectory)}"];
}
