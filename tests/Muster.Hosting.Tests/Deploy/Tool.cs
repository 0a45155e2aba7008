using System.ComponentModel;
using System.Diagnostics;

namespace Muster.Hosting.Tests.Deploy;

/// <summary>A program of the machine's, which may not be there.</summary>
internal static class Tool
{
    /// <summary>Runs it; null when it is not installed.</summary>
    public static async Task<(int ExitCode, string Output)?> RunAsync(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }

        using (process)
        {
            var output = process!.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await errors);
        }
    }
}
