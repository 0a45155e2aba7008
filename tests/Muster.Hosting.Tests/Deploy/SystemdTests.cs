namespace Muster.Hosting.Tests.Deploy;

public sealed class SystemdTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muster-systemd-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("muster-silo.service")]
    [InlineData("muster-dispatch.service")]
    public async Task AUnit_IsAccepted_AndConfined(string name)
    {
        // The program is not installed here.
        var unit = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(
            unit,
            (await File.ReadAllTextAsync(DeployFolder.File($"systemd/{name}"), TestContext.Current.CancellationToken))
                .Replace("/usr/bin/dotnet", "/bin/true", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var verified = await Tool.RunAsync("systemd-analyze", "verify", unit);
        Assert.SkipWhen(verified is null, "systemd-analyze is not installed: the units were only read.");
        Assert.Equal((0, ""), verified!.Value);
        var (code, report) = (await Tool.RunAsync("systemd-analyze", "security", "--offline=true", "--threshold=20", unit))!.Value;
        Assert.True(code == 0, report);
    }

    [Theory]
    [InlineData("muster-silo.service")]
    [InlineData("muster-dispatch.service")]
    public void AUnit_ComesBack_AndHasTimeToDrain(string name)
    {
        var settings = File.ReadLines(DeployFolder.File($"systemd/{name}"))
            .Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#'))
            .Select(line => line.Split('=', 2))
            .ToLookup(pair => pair[0], pair => pair[1]);

        Assert.Equal("always", settings["Restart"].Single());
        Assert.Equal("0", settings["StartLimitIntervalSec"].Single());
        Assert.True(
            int.Parse(settings["TimeoutStopSec"].Single(), null)
                > (MusterHosting.ClusterDrainDelay + new MusterOptions().StopTimeout).TotalSeconds);
    }
}
