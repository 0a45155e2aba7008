using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Dashboard;

namespace Muster.Hosting;

/// <summary>
/// What the operator's listener serves: <c>/healthz</c> and <c>/readyz</c> to everybody, and past <see cref="AdminGate"/>
/// <c>/metrics</c> and, on silos, <c>/dashboard</c>.
/// </summary>
internal static class AdminPipeline
{
    public const string Dashboard = "/dashboard";

    public static RequestDelegate Build(IServiceProvider services, MusterOptions options)
    {
        var app = new ApplicationBuilder(services);
        var gate = new AdminGate(options);
        var metrics = services.GetRequiredService<PrometheusMetrics>();
        app.UseRouting();
        app.Use(next => http => IsHealth(http.Request.Path) || gate.Admits(http.Request) ? next(http) : gate.RefuseAsync(http));
        app.UseEndpoints(routes =>
        {
            routes.MapHealth();
            routes.MapGet("/metrics", metrics.WriteAsync);
            if (options.Dashboard && services.GetService<GatewayAddress>() is not null)
            {
                routes.MapOrleansDashboard(Dashboard);
            }
        });
        return app.Build();
    }

    private static bool IsHealth(PathString path) => path.Value is "/healthz" or "/readyz";
}
