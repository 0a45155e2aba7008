using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Muster.Dispatch;

/// <summary>Finds the strictest way to start <c>workerd</c> that this machine permits.</summary>
internal static class WorkerdCommands
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] Folders = ["/usr/bin", "/bin", "/usr/sbin", "/usr/local/bin"];

    /// <returns>The command, and the user it runs as when that is not ours; null when the binary does not run at all.</returns>
    public static async Task<(WorkerdCommand? Command, int? User)> ChooseAsync(
        string binary, int? user, ILogger logger, CancellationToken cancellation)
    {
        // A session of its own keeps the terminal's Ctrl-C from the runtime: the host ends it in order.
        string[] session = Find("setsid") is { } setsid ? [setsid] : [];
        if (Find("setpriv") is not { } setpriv)
        {
            logger.LogWarning("setpriv is not installed: workerd stays behind if this process is killed.");
            return (await WorksAsync(new(binary, session), cancellation), null);
        }

        // The parent's death ends the child whatever happens here; new privileges are never needed.
        string[] bound = [setpriv, "--pdeathsig", "KILL", "--no-new-privs"];
        if (user is { } id && Environment.IsPrivilegedProcess)
        {
            string[] dropped = [.. bound, "--reuid", $"{id}", "--regid", $"{id}", "--clear-groups"];
            if (await WorksAsync(new(binary, [.. session, .. dropped]), cancellation) is { } command)
            {
                return (command, id);
            }

            logger.LogWarning("workerd cannot run as user {User} here ({Binary} must be readable to it): it runs as root.", id, binary);
        }

        return (await WorksAsync(new(binary, [.. session, .. bound]), cancellation)
            ?? await WorksAsync(new(binary, session), cancellation), null);
    }

    private static async Task<WorkerdCommand?> WorksAsync(WorkerdCommand command, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(command.ToStartInfo("--version"))!;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? command : null;
        }
        catch (System.ComponentModel.Win32Exception) // Not executable for us.
        {
            return null;
        }
    }

    private static string? Find(string program) =>
        Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
