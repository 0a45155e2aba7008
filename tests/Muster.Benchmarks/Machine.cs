using System.Runtime;
using System.Runtime.InteropServices;

namespace Muster.Benchmarks;

/// <summary>What the figures depend on.</summary>
internal static class Machine
{
    private const string CpuInfo = "/proc/cpuinfo";
    private const string LoadAverage = "/proc/loadavg";

    public static string Describe(Settings settings) =>
        $"""
        {Processor()}, {Environment.ProcessorCount} cores; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}; {(GCSettings.IsServerGC ? "server" : "workstation")} GC{Load()}
        {settings.Rounds} rounds of {settings.Duration.TotalSeconds} s a side, {Settings.Concurrency} connections; temporary files in {Path.GetTempPath()}

        """;

    private static string Processor() => File.Exists(CpuInfo)
        && File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } model
        ? model.Split(':', 2)[1].Trim()
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static string Load() => File.Exists(LoadAverage)
        ? $"; load average before the run {File.ReadAllText(LoadAverage).Split(' ')[0]}"
        : "";
}
