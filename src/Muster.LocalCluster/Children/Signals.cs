using System.Runtime.InteropServices;

namespace Muster.LocalCluster;

/// <summary>Asks a process to end, which .NET can only kill.</summary>
internal static class Signals
{
    private const int Sigterm = 15;

    /// <summary>Does nothing when it is gone.</summary>
    public static void Terminate(int pid) => _ = Kill(pid, Sigterm);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}
