using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Muster.Dispatch;
using Muster.Gateway;
using Muster.Grains;

namespace Muster.Hosting;

/// <summary>Makes a web application a Muster: silo, REST gateway and data plane, or what <c>Muster:Roles</c> says of these.</summary>
public static class MusterHosting
{
    /// <summary>Default of <see cref="MusterOptions.DrainDelay"/> where others take over.</summary>
    internal static readonly TimeSpan ClusterDrainDelay = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Adds everything. What is not configured gets the defaults of a single machine: the embedded database and credentials of
    /// its own, both in the data folder.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="configure">Declares policies.</param>
    public static WebApplicationBuilder AddMuster(this WebApplicationBuilder builder, Action<MusterBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var muster = new MusterBuilder();
        configure?.Invoke(muster);
        var roles = ProcessRoles.Read(builder.Configuration["Muster:Roles"], out var mistake);
        if (mistake is null && roles.HasFlag(MusterRoles.Silo))
        {
            LocalDefaults.AddTo(builder.Configuration);
        }

        var options = builder.Configuration.GetSection(MusterOptions.Section).Get<MusterOptions>() ?? new();
        OptionsCheck.Check(options, builder.Configuration);
        options.DrainDelay ??= ClusterSettings.IsCluster(builder.Configuration) || roles == MusterRoles.Dispatch
            ? ClusterDrainDelay
            : TimeSpan.Zero;
        builder.AddOperation(options);
        builder.AddTelemetry(roles);
        if (roles.HasFlag(MusterRoles.Silo))
        {
            builder.AddControlPlane(options, roles, muster);
        }
        else
        {
            // Without an API there is nothing to listen on; ASP.NET Core would choose a port of its own.
            builder.Services.AddSingleton<IServer, NoServer>();
        }

        if (roles.HasFlag(MusterRoles.Dispatch))
        {
            builder.Services.AddMusterDispatch(dispatch => PartSettings.Apply(builder.Configuration, options, dispatch));
            builder.Services.AddSingleton<IReadinessCheck, DispatchReadiness>();
        }

        return builder;
    }

    /// <summary>Maps the REST API, the internal protocol and the health endpoints, where this process has them.</summary>
    public static WebApplication UseMuster(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetService<GatewayAddress>() is not null)
        {
            app.UseTrustedProxies(app.Services.GetRequiredService<MusterOptions>());
            app.MapMusterGateway();
            app.MapHealth();
        }

        return app;
    }

    private static void UseTrustedProxies(this WebApplication app, MusterOptions options)
    {
        if (options.TrustedProxies.Count == 0)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var block in options.TrustedProxies)
        {
            forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(block));
        }

        app.UseForwardedHeaders(forwarded);
    }

    // The first of all hosted parts: it is there from the beginning to the end.
    private static void AddOperation(this WebApplicationBuilder builder, MusterOptions options)
    {
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopTimeout);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddSingleton<IHostLifetime, DrainingLifetime>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddRouting();
        builder.Services.AddSingleton<PrometheusMetrics>();
        builder.Services.AddSingleton<AdminServer>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AdminServer>());
    }

    private static void AddControlPlane(
        this WebApplicationBuilder builder, MusterOptions options, MusterRoles roles, MusterBuilder muster)
    {
        builder.WebHost.UseUrls(options.GatewayUrl.ToString());
        builder.Services.AddSingleton(muster.Build());
        builder.AddMusterSilo(options);
        builder.Services.AddMusterGateway(gateway => PartSettings.Apply(builder.Configuration, options, gateway));
        builder.Services.Configure<FeedOptions>(feed => PartSettings.Apply(builder.Configuration, roles, feed));
        builder.Services.AddSingleton<GatewayAddress>();
        builder.Services.AddOptions<DispatchOptions>().PostConfigure<GatewayAddress>(
            (dispatch, gateway) => dispatch.GatewayUrl ??= gateway.WaitAsync);
        builder.Services.AddSingleton<IReadinessCheck, SiloReadiness>();
        builder.Services.AddHostedService<PolicyStart>();
        builder.Services.AddHostedService<KeyRotation>();
    }
}
