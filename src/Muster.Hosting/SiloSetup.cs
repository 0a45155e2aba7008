using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Muster.Grains;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace Muster.Hosting;

/// <summary>Sets the Orleans silo up: providers by configuration, and what Orleans does not read from there itself.</summary>
internal static class SiloSetup
{
    public static void AddMusterSilo(this WebApplicationBuilder builder, MusterOptions options)
    {
        var configuration = builder.Configuration;
        builder.Services.AddMusterGrains();
        builder.Services.Configure<KeyRingOptions>(configuration.GetSection("Muster:KeyRing"));
        builder.Services.Configure<CatalogLogOptions>(configuration.GetSection("Muster:Catalog"));
        builder.Services.Configure<FormatOptions>(configuration.GetSection("Muster:Storage"));
        builder.Services.Configure<ScriptOptions>(configuration.GetSection("Muster:Scripts"));
        builder.Services.Configure<RetentionOptions>(configuration.GetSection("Muster:Retention"));
        builder.Services.BindOptions<ClusterMembershipOptions>(configuration.GetSection("Muster:Membership"));
        builder.Services.BindOptions<ReminderOptions>(configuration.GetSection("Muster:Reminders"));

        OfficialStores.AddTo(builder.Services, configuration);
        StoreSettings.Check(configuration, builder.Services);
        builder.Services.AddHostedService<StoreStartup>();
        builder.UseOrleans(silo =>
        {
            if (TelemetrySetup.IsTraced(configuration))
            {
                silo.AddActivityPropagation();
            }

            if (options.AdminUrl is not null && options.Dashboard)
            {
                // Its page of the log would show what requests contain.
                silo.AddDashboard(dashboard => dashboard.HideTrace = true);
            }

            if (options.Kubernetes)
            {
                silo.UseKubernetesHosting();
            }

            if (ClusterSettings.IsCluster(configuration))
            {
                silo.Configure<FenceOptions>(configuration.GetSection("Muster:Fence"));
                silo.Configure<FenceOptions>(fence =>
                {
                    fence.IsEnabled = true;

                    // Nothing in this process is worth keeping, and its shutdown would wait for a cluster that has gone on.
                    fence.OnEvicted = static () => Process.GetCurrentProcess().Kill();
                });
                return;
            }

            // A cluster of its own: nobody joins it, and Orleans clients have nothing to connect to.
            silo.UseLocalhostClustering(FreePort.Find(), gatewayPort: 0);
            silo.Configure<EndpointOptions>(endpoint => endpoint.GatewayPort = 0);
        });
    }
}
