using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Muster.Hosting;

/// <summary>What the operator's listener serves. Health is open to everybody; all else passes <see cref="AdminGate"/>.</summary>
internal static class AdminPipeline
{
    public static RequestDelegate Build(IServiceProvider services, MusterOptions options)
    {
        var app = new ApplicationBuilder(services);
        var gate = new AdminGate(options);
        app.UseRouting();
        app.Use(next => http => IsHealth(http.Request.Path) || gate.Admits(http.Request) ? next(http) : gate.RefuseAsync(http));
        app.UseEndpoints(static routes => routes.MapHealth());
        return app.Build();
    }

    private static bool IsHealth(PathString path) => path.Value is "/healthz" or "/readyz";
}
