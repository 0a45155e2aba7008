using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Muster.Gateway;

/// <summary>Adds the REST surface to a host.</summary>
public static class GatewayHosting
{
    /// <summary>Registers what the gateway needs. The host must offer an Orleans <c>IGrainFactory</c>.</summary>
    public static IServiceCollection AddMusterGateway(
        this IServiceCollection services,
        Action<GatewayOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRouting();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<GatewayOptions>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<Credentials>();
        services.TryAddSingleton<Feed>();
        services.TryAddSingleton<UploadBudget>();
        services.AddMetrics();
        services.TryAddSingleton<WriteFailures>();
        services.TryAddSingleton<ApiServices>();
        return services;
    }

    /// <summary>
    /// Puts the gateway's middleware, routing and endpoints into <paramref name="app"/>. Call it before other middleware:
    /// paths are matched as they were sent, which must be arranged before routing looks at them.
    /// </summary>
    public static WebApplication MapMusterGateway(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<EnvelopeMiddleware>();
        app.UseMiddleware<CredentialsMiddleware>();
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(15) });
        app.UseRouting();
        app.MapInternal();

        var api = app.MapGroup(ApiRoutes.Root);
        api.MapUser();
        var account = api.MapGroup(ApiRoutes.Account);
        account.MapNamespaces();
        account.MapSavedFilters();
        account.MapPolicies();
        account.MapAudit();
        account.MapScriptSpace(ApiRoutes.NamespaceScripts);
        account.MapScriptSpace(ApiRoutes.AccountScripts);
        account.MapVersions();
        account.MapDeployments();
        account.MapWorkers();
        account.MapReferences();
        account.MapSubdomains();
        account.MapAbsentProducts();
        return app;
    }

    // Ordinary Workers and user Workers are the same kind of thing in different spaces, with the same resources below them.
    private static void MapScriptSpace(this RouteGroupBuilder account, string scripts)
    {
        var space = account.MapGroup(scripts);
        space.MapScriptLists();
        space.MapScripts();
        space.MapUndelete();
        space.MapTags();
        space.MapSettings();
        space.MapSecrets();
    }
}
