using Microsoft.AspNetCore.Http;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Muster.Hosting;

/// <summary>Keeps the process's metrics and shows them in Prometheus' text format.</summary>
internal sealed class PrometheusMetrics : IDisposable
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";
    private readonly PrometheusExporter _exporter = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _provider;
    private readonly Lock _gate = new();

    public PrometheusMetrics()
        : this(TelemetryNames.Meters)
    {
    }

    internal PrometheusMetrics(params string[] meters)
    {
        _reader = new(_exporter);
        _provider = Sdk.CreateMeterProviderBuilder().AddMeter(meters).AddReader(_reader).Build();
    }

    public Task WriteAsync(HttpContext http)
    {
        http.Response.ContentType = ContentType;
        return http.Response.WriteAsync(Collect(), http.RequestAborted);
    }

    /// <summary>What the metrics are now.</summary>
    internal string Collect()
    {
        lock (_gate)
        {
            _reader.Collect();
            return _exporter.Text;
        }
    }

    public void Dispose()
    {
        _provider.Dispose();
        _reader.Dispose();
        _exporter.Dispose();
    }
}
