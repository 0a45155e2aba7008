using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Hosting;

namespace Muster.Testing;

/// <summary>Composes a host that takes nothing from its surroundings: no environment, files, arguments, signals or console.</summary>
internal static class HostSetup
{
    public static WebApplication Build(MusterHostOptions options, TestClock clock, string folder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Muster:GatewayUrl"] = "http://127.0.0.1:0",
            ["Muster:DataPlaneUrl"] = "http://127.0.0.1:0",
            ["Muster:DataDirectory"] = folder,
            ["Muster:Dispatch:Enabled"] = options.Dispatch ? "true" : "false",
        });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.WebHost.UseKestrelCore();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddMuster(options.Policies);
        builder.Services.AddSingleton<IHostLifetime, HostLifetime>();
        builder.Logging.ClearProviders();
        options.ConfigureLogging?.Invoke(builder.Logging);
        RealTime.KeepForOrleans(builder.Services);
        var app = builder.Build();
        app.UseMuster();
        return app;
    }
}
