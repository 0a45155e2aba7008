using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Muster.Benchmarks.Tags;

/// <summary>Measures work of nanoseconds: whole passes over many items between two looks at the clock.</summary>
internal static class Passes
{
    private static long _sink;

    /// <param name="settings">How often and how long; a side runs a quarter of the time of one that makes requests.</param>
    /// <param name="items">What a pass goes over.</param>
    /// <param name="sides">Each makes one pass and returns a number that must be the same at every pass.</param>
    /// <returns>Nanoseconds an item, one a round, of each side.</returns>
    public static async Task<IReadOnlyList<double>[]> MeasureAsync(Settings settings, int items, params Func<long>[] sides)
    {
        var rates = await Rounds.AlternateAsync(
            settings with { Duration = settings.Duration / 4 },
            [.. sides.Select(side => (Func<TimeSpan, Task<double>>)(duration => Task.FromResult(Rate(side, items, duration))))]);
        return [.. rates.Select(side => (IReadOnlyList<double>)[.. side.Select(rate => 1e9 / rate)])];
    }

    /// <summary>Bytes that a pass allocates.</summary>
    public static double Allocated(Func<long> side)
    {
        Volatile.Write(ref _sink, side());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Volatile.Write(ref _sink, side());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Fails unless all sides found the same.</summary>
    public static void MustAgree(params IReadOnlyList<Func<long>> sides)
    {
        var found = sides.Select(side => side()).ToArray();
        if (found.Distinct().Count() != 1)
        {
            throw new InvalidOperationException($"Expected the same of all sides, found {string.Join(", ", found)}");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Rate(Func<long> side, int items, TimeSpan duration)
    {
        var (started, passes) = (Stopwatch.GetTimestamp(), 0L);
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            Volatile.Write(ref _sink, side());
            passes++;
        }

        return passes * items / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
