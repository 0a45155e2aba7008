using System.Globalization;

namespace Muster.Benchmarks;

/// <summary>Bytes that this process has handed to block devices, as Linux counts them; 0 elsewhere.</summary>
internal static class WrittenBytes
{
    private const string Field = "write_bytes: ";

    public static long Read() => OperatingSystem.IsLinux()
        ? long.Parse(
            File.ReadLines("/proc/self/io").First(line => line.StartsWith(Field, StringComparison.Ordinal)).AsSpan(Field.Length),
            CultureInfo.InvariantCulture)
        : 0;
}
