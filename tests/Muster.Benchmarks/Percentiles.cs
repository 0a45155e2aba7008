namespace Muster.Benchmarks;

/// <summary>Percentiles of durations, one of each a round.</summary>
internal sealed class Percentiles
{
    public List<double> P50 { get; } = [];

    public List<double> P99 { get; } = [];

    /// <param name="durations">A round's durations; sorted in place.</param>
    public void Add(double[] durations)
    {
        Array.Sort(durations);
        P50.Add(durations[durations.Length / 2]);
        P99.Add(durations[durations.Length * 99 / 100]);
    }
}
