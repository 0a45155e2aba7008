using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Muster.Dispatch;
using Muster.Gateway;

namespace Muster.Hosting;

/// <summary>Makes a web application a whole Muster: silo, REST gateway and data plane in one process.</summary>
public static class MusterHosting
{
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
        var directory = DataDirectory.Open(builder.Configuration);
        LocalDefaults.AddTo(builder.Configuration, directory);
        var options = builder.Configuration.GetSection(MusterOptions.Section).Get<MusterOptions>() ?? new();
        OptionsCheck.Check(options);

        builder.WebHost.UseUrls(options.GatewayUrl.ToString());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(muster.Build());
        builder.AddMusterSilo();
        builder.Services.AddMusterGateway(gateway => PartSettings.Apply(builder.Configuration, options, gateway));
        builder.Services.AddMusterDispatch(dispatch => PartSettings.Apply(builder.Configuration, options, dispatch));
        builder.Services.AddSingleton<GatewayAddress>();
        builder.Services.AddOptions<DispatchOptions>().Configure<GatewayAddress>(
            (dispatch, gateway) => dispatch.GatewayUrl = gateway.WaitAsync);
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddHostedService<PolicyStart>();
        return builder;
    }

    /// <summary>Maps the REST API, the internal protocol and the health endpoints.</summary>
    public static WebApplication UseMuster(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapMusterGateway();
        app.MapHealth();
        return app;
    }
}
