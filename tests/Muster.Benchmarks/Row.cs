using System.Globalization;

namespace Muster.Benchmarks;

/// <summary>A line of the table.</summary>
/// <param name="Comparison">Its name on the command line.</param>
/// <param name="Side">What was measured.</param>
/// <param name="Figures">One a round.</param>
/// <param name="Unit">A rate, or a time.</param>
internal sealed record Row(string Comparison, string Side, IReadOnlyList<double> Figures, string Unit)
{
    /// <summary>The same rounds of what it is compared with; null for the yardstick itself.</summary>
    public IReadOnlyList<double>? Yardstick { get; init; }

    /// <summary>What is expected of it.</summary>
    public string Goal { get; init; } = "";

    /// <summary>Whether the smallest figure is the best.</summary>
    public bool IsTime { get; init; }

    public static string Header { get; } = Line("comparison", "side", "best", "median", "unit", "ratio", "median", "goal")
        + Environment.NewLine + Line("---", "---", "--:", "--:", "---", "--:", "--:", "---");

    public override string ToString() => Line(
        Comparison,
        Side,
        Format(Best(Figures)),
        Format(Median(Figures)),
        Unit,
        Yardstick is null ? "" : Ratio(Best(Figures) / Best(Yardstick)),
        Yardstick is null ? "" : Ratio(Median([.. Figures.Zip(Yardstick, (mine, other) => mine / other)])),
        Goal);

    private static string Line(params ReadOnlySpan<string> cells) => string.Format(
        CultureInfo.InvariantCulture,
        "| {0,-12} | {1,-44} | {2,9} | {3,9} | {4,-11} | {5,5} | {6,6} | {7,-7} |",
        [.. cells]);

    private double Best(IReadOnlyList<double> figures) => IsTime ? figures.Min() : figures.Max();

    private static double Median(IReadOnlyList<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Format(double value) =>
        value.ToString(value < 100 ? "0.00" : "#,##0", CultureInfo.InvariantCulture);
}
