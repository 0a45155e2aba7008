using System.Diagnostics;

namespace Muster.Dispatch;

/// <summary>How <c>workerd</c> is started here.</summary>
/// <param name="Binary">The binary.</param>
/// <param name="Wrapper">Programs that replace themselves by the next one, <c>workerd</c> being the last.</param>
internal sealed record WorkerdCommand(string Binary, IReadOnlyList<string> Wrapper)
{
    /// <summary>
    /// The process to start: no environment, standard streams only (the framework opens all else close-on-exec).
    /// </summary>
    public ProcessStartInfo ToStartInfo(params IEnumerable<string> arguments)
    {
        string[] all = [.. Wrapper, Binary, .. arguments];
        var info = new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetPathRoot(Binary),
        };
        info.Environment.Clear();
        return info;
    }
}
