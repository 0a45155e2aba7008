using System.Diagnostics.Metrics;

namespace Muster.Hosting.Tests.Telemetry;

public sealed class PrometheusMetricsTests
{
    // The format: https://prometheus.io/docs/instrumenting/exposition_formats/
    [Fact]
    public void ShowsCountersGaugesAndHistograms()
    {
        using var meter = new Meter("Test.Prometheus");
        using var metrics = new PrometheusMetrics(meter.Name);
        var refused = meter.CreateCounter<long>("muster.writes.refused", description: "Writes that were refused,\nby code.");
        refused.Add(2, new KeyValuePair<string, object?>("error.code", 10007), new("path", "a\\b\"c"));
        refused.Add(1);
        meter.CreateUpDownCounter<int>("open-requests").Add(-3);
        meter.CreateGauge<double>("load").Record(0.25);
        var duration = meter.CreateHistogram<double>(
            "duration", unit: "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        duration.Record(0.5);
        duration.Record(0.75);
        duration.Record(7);

        Assert.Equal(
            """
            # HELP muster_writes_refused_total Writes that were refused,\nby code.
            # TYPE muster_writes_refused_total counter
            muster_writes_refused_total 1
            muster_writes_refused_total{error_code="10007",path="a\\b\"c"} 2
            # TYPE open_requests gauge
            open_requests -3
            # TYPE load gauge
            load 0.25
            # TYPE duration_seconds histogram
            duration_seconds_bucket{le="0.5"} 1
            duration_seconds_bucket{le="1"} 2
            duration_seconds_bucket{le="+Inf"} 3
            duration_seconds_sum 8.25
            duration_seconds_count 3

            """,
            metrics.Collect());
    }

    [Fact]
    public void WhatIsCountedStays()
    {
        using var meter = new Meter("Test.Prometheus.Cumulative");
        using var metrics = new PrometheusMetrics(meter.Name);
        var requests = meter.CreateCounter<long>("requests");

        requests.Add(1);
        metrics.Collect();
        requests.Add(1);

        Assert.Contains("requests_total 2\n", metrics.Collect(), StringComparison.Ordinal);
    }
}
