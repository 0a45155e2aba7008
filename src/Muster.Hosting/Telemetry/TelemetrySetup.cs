using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Muster.Hosting;

/// <summary>Sends traces and metrics to a collector, where one is configured.</summary>
internal static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>Whether spans leave this process.</summary>
    public static bool IsTraced(IConfiguration configuration) => !string.IsNullOrEmpty(EndpointOf(configuration));

    public static void AddTelemetry(this WebApplicationBuilder builder, MusterRoles roles)
    {
        if (!IsTraced(builder.Configuration))
        {
            return;
        }

        // The exporter knows the variables of OpenTelemetry's specification, and the paths that belong to each protocol.
        builder.Configuration[Endpoint] = EndpointOf(builder.Configuration);
        builder.Configuration[Protocol] ??= builder.Configuration["Muster:Telemetry:Protocol"];
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                serviceName: roles == MusterRoles.Dispatch ? "muster-dispatch" : "muster",
                serviceVersion: typeof(TelemetrySetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
                serviceInstanceId: builder.Configuration["Orleans:Name"] ?? Environment.MachineName))
            .WithTracing(static traces => traces
                .AddSource(TelemetryNames.Sources)
                .AddAspNetCoreInstrumentation(static options => options.Filter = IsWorthASpan)
                .AddOtlpExporter())
            .WithMetrics(static metrics => metrics.AddMeter(TelemetryNames.Meters).AddOtlpExporter());
    }

    private static string? EndpointOf(IConfiguration configuration) =>
        configuration[Endpoint] is { Length: > 0 } endpoint ? endpoint : configuration["Muster:Telemetry:Endpoint"];

    // Balancers ask for health every second, and a data-plane node's connection is a request of days.
    private static bool IsWorthASpan(HttpContext http) =>
        http.Request.Path.Value is not ("/healthz" or "/readyz" or "/metrics") && !http.WebSockets.IsWebSocketRequest;
}
