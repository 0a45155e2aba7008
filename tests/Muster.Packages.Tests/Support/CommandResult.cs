namespace Muster.Packages.Tests;

/// <summary>How a command ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public CommandResult MustSucceed() => ExitCode == 0
        ? this
        : throw new InvalidOperationException($"Ended with {ExitCode}.{Environment.NewLine}{Output}{Errors}");
}
