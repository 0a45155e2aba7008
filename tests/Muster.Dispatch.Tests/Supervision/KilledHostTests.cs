using System.Diagnostics;
using System.Globalization;

namespace Muster.Dispatch.Tests;

public sealed class KilledHostTests
{
    private const string Report = "MUSTER_TEST_REPORT";

    /// <summary>The host that the other test kills: run in a process of its own, never with the rest.</summary>
    [Fact(Explicit = true)]
    public async Task Host()
    {
        var report = Environment.GetEnvironmentVariable(Report);
        Assert.NotNull(report);
        await using var plane = await TestPlane.StartAsync();
        await File.WriteAllTextAsync(report + ".new", plane.Plane.Routers.Current!.Process.Id.ToString(CultureInfo.InvariantCulture));
        File.Move(report + ".new", report);
        await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task KilledHost_TakesItsRuntimeWithIt()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "needs setpriv");
        Assert.SkipWhen(TestPlane.MissingReason is not null, TestPlane.MissingReason ?? "");
        var report = Path.GetTempFileName();
        File.Delete(report);
        var info = new ProcessStartInfo(
            Environment.ProcessPath!, ["-method", $"{typeof(KilledHostTests).FullName}.{nameof(Host)}", "-explicit", "only"])
        { RedirectStandardOutput = true };
        info.Environment[Report] = report;
        using var host = Process.Start(info)!;
        var output = host.StandardOutput.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!File.Exists(report))
        {
            Assert.False(host.HasExited, host.HasExited ? await output : "");
            await timer.WaitForNextTickAsync(limit.Token);
        }

        var router = $"/proc/{await File.ReadAllTextAsync(report)}";
        Assert.True(Directory.Exists(router));
        host.Kill();
        while (await RunsAsync(router))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }

        File.Delete(report);
    }

    // A process that nobody has waited for yet is dead too.
    private static async Task<bool> RunsAsync(string process)
    {
        try
        {
            return !(await File.ReadAllTextAsync(process + "/status")).Contains("State:\tZ", StringComparison.Ordinal);
        }
        catch (IOException) // It is gone.
        {
            return false;
        }
    }
}
