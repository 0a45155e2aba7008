using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Muster.Hosting;

/// <summary>
/// Prometheus' text format, version 0.0.4. Names follow OpenTelemetry's rules for it: units are spelled out at the end, and what
/// only grows ends in <c>_total</c>.
/// </summary>
internal sealed class PrometheusText
{
    private readonly StringBuilder _text = new();

    public void Add(Metric metric)
    {
        var kind = KindOf(metric.MetricType);
        if (kind is null)
        {
            return;
        }

        var name = NameOf(metric, kind);
        if (metric.Description.Length > 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {Escape(metric.Description)}\n");
        }

        _text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {kind}\n");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = Labels(point.Tags);
            if (kind == "histogram")
            {
                AddHistogram(name, labels, point);
            }
            else
            {
                AddLine(name, labels, ValueOf(metric.MetricType, point));
            }
        }
    }

    public override string ToString() => _text.ToString();

    private static string? KindOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.LongGauge or MetricType.DoubleGauge => "gauge",
        MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => "gauge",
        MetricType.Histogram => "histogram",
        _ => null,
    };

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    private static string NameOf(Metric metric, string kind)
    {
        var name = Sanitize(metric.Name);
        var unit = metric.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };
        name = name.EndsWith(unit, StringComparison.Ordinal) ? name : name + unit;
        return kind == "counter" && !name.EndsWith("_total", StringComparison.Ordinal) ? $"{name}_total" : name;
    }

    private void AddHistogram(string name, string labels, in MetricPoint point)
    {
        // Prometheus' buckets hold all that is at most their bound.
        var count = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : Number(bucket.ExplicitBound);
            AddLine($"{name}_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{bound}\"", count);
        }

        AddLine($"{name}_sum", labels, point.GetHistogramSum());
        AddLine($"{name}_count", labels, point.GetHistogramCount());
    }

    private void AddLine(string name, string labels, double value) => _text
        .Append(name)
        .Append(labels.Length > 0 ? $"{{{labels}}}" : "")
        .Append(' ')
        .Append(Number(value))
        .Append('\n');

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var labels = new List<string>();
        foreach (var (key, value) in tags)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels.Add($"{Sanitize(key)}=\"{Escape(text).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }

        return string.Join(',', labels);
    }

    private static string Sanitize(string name) =>
        string.Create(name.Length, name, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '_';
            }
        });

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
