using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Muster.Hosting;

/// <summary><c>/healthz</c> (the process lives) and <c>/readyz</c> (every part serves). Both without credentials.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", static () => Results.Text("ok\n"));
        routes.MapGet("/readyz", static async (Readiness readiness, CancellationToken cancellation) =>
        {
            var report = await readiness.ReportAsync(cancellation);
            return Results.Text(
                string.Concat(report.Parts.Select(part => part + "\n")),
                statusCode: report.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }
}
