using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
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
        builder.Services.Configure<ClusterMembershipOptions>(Detect);
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
                builder.Services.AddMusterFence(fence =>
                {
                    configuration.GetSection("Muster:Fence").Bind(fence);
                    fence.OnEvicted = End;
                });
                return;
            }

            // A cluster of its own: nobody joins it, and Orleans clients have nothing to connect to.
            silo.UseLocalhostClustering(FreePort.Find(), gatewayPort: 0);
            silo.Configure<EndpointOptions>(endpoint => endpoint.GatewayPort = 0);
        });
    }

    // Measured with three silos: a killed one is missed after 2 s and a hung one after 6 s, against 15 s and a minute with Orleans'
    // own. And one that comes back under another address waits for 15 s, not 90, until nothing is heard of the one before.
    private static void Detect(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.MaxProbeTimeout = TimeSpan.FromSeconds(2);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
    }

    // Nothing in this process is worth keeping, and an orderly shutdown would wait for a cluster that has gone on.
    private static void End()
    {
        Console.Error.WriteLine("This silo was declared dead by the others, and ends. Its supervisor starts it again.");
        Process.GetCurrentProcess().Kill();
    }
}
