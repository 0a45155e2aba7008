using System.Globalization;
using System.Text;

namespace Muster.EndToEnd.Tests;

/// <summary>What a collector gets from a real process.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task ARequestsTrace_GoesFromTheClientThroughTheGatewayToGrains()
    {
        const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        await using var collector = Collector.Start();
        using var folder = new TemporaryFolder();
        await using var muster = await MusterProcess.StartAsync(
            folder.Path,
            "--Muster:Dispatch:Enabled=false",
            $"--Muster:Telemetry:Endpoint={collector.Url}",
            "--Muster:Telemetry:Protocol=http/protobuf");
        using var api = new Api(muster);
        await api.SendAsync(
            HttpMethod.Post,
            "/workers/dispatch/namespaces",
            new StringContent("""{"name": "traced"}""", null, "application/json"),
            [("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01")]);

        // What is not sent yet is sent at the end.
        await muster.StopAsync();

        var id = Enumerable.Range(0, 16).Select(i => byte.Parse(TraceId.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        var traces = Latin1(collector.Received("/v1/traces"));
        Assert.Contains(Encoding.Latin1.GetString([.. id]), traces, StringComparison.Ordinal);
        Assert.Contains("Microsoft.AspNetCore", traces);
        Assert.Contains("Microsoft.Orleans.Application", traces);
        Assert.Contains("Microsoft.Orleans", Latin1(collector.Received("/v1/metrics")));
        Assert.DoesNotContain(muster.Token, traces, StringComparison.Ordinal);
    }

    private static string Latin1(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
