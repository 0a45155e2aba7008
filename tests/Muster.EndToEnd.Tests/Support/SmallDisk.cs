using System.Diagnostics;

namespace Muster.EndToEnd.Tests;

/// <summary>A file system of a few megabytes in memory. Mounting one takes root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _place = new();

    private SmallDisk()
    {
    }

    public string Path => _place.Path;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    public static SmallDisk MountOrSkip(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a file system takes root on Linux.");
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "muster-test", disk.Path) is { Length: > 0 } refusal)
        {
            disk._place.Dispose();
            Assert.Skip($"This machine does not let root mount a file system: {refusal}");
        }

        return disk;
    }

    /// <summary>Writes a file until nothing more fits.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void Free() => File.Delete(Filler);

    public void MakeReadOnly() => Remount("ro");

    public void MakeWritable() => Remount("rw");

    public void Dispose()
    {
        Run("umount", Path);
        _place.Dispose();
    }

    private void Remount(string mode) => Assert.Equal("", Run("mount", "-o", $"remount,{mode}", Path));

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : $"exit {process.ExitCode}: {errors}";
    }
}
