using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Muster.Hosting;

/// <summary>Turns what OpenTelemetry has counted into Prometheus' text, when it is asked to collect.</summary>
/// <remarks>OpenTelemetry's own exporter for Prometheus has no release beyond a beta.</remarks>
internal sealed class PrometheusExporter : BaseExporter<Metric>
{
    /// <summary>Of the last collection.</summary>
    public string Text { get; private set; } = "";

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new PrometheusText();
        foreach (var metric in batch)
        {
            text.Add(metric);
        }

        Text = text.ToString();
        return ExportResult.Success;
    }
}
