using System.Diagnostics;

namespace Muster.Storage.Tests;

/// <summary>Builds <c>recorder.c</c> with the machine's C compiler.</summary>
internal static class Recorder
{
    /// <summary>The library, or null and why there is none.</summary>
    public static async Task<(string? Library, string Absence)> BuildAsync(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return (null, "The recorder is for Linux.");
        }

        var library = Path.Combine(folder, "recorder.so");
        var source = Path.Combine(AppContext.BaseDirectory, "recorder.c");
        try
        {
            using var compiler = Process.Start("gcc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-lpthread"]);
            await compiler.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, compiler.ExitCode);
            return (library, "");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, "There is no gcc on this machine.");
        }
    }
}
