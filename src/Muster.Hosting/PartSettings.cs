using Microsoft.Extensions.Configuration;
using Muster.Dispatch;
using Muster.Gateway;
using Muster.Grains;

namespace Muster.Hosting;

/// <summary>Hands a process's settings on to its parts.</summary>
internal static class PartSettings
{
    /// <summary>Where a data-plane node finds the silos.</summary>
    public const string GatewayUrl = "Muster:Dispatch:GatewayUrl";

    public static void Apply(IConfiguration configuration, MusterOptions options, GatewayOptions gateway)
    {
        configuration.GetSection("Muster:Gateway").Bind(gateway);
        gateway.AccountId = options.AccountId;
        gateway.ApiToken = options.ApiToken;
        gateway.AuthEmail = options.AuthEmail;
        gateway.AuthKey = options.AuthKey;
        gateway.DispatchToken = configuration["Muster:Dispatch:Token"];
    }

    public static void Apply(IConfiguration configuration, MusterRoles roles, FeedOptions feed)
    {
        // Where the only node lives in this process it cannot hold a lease that is older than the process.
        feed.NodesOutliveSilos = false;
        configuration.GetSection("Muster:Feed").Bind(feed);
        feed.NodesOutliveSilos |= ClusterSettings.IsCluster(configuration) || !roles.HasFlag(MusterRoles.Dispatch);
    }

    public static void Apply(IConfiguration configuration, MusterOptions options, DispatchOptions dispatch)
    {
        configuration.GetSection("Muster:Dispatch").Bind(dispatch);
        dispatch.DataPlaneUrl = options.DataPlaneUrl;
        if (configuration[GatewayUrl] is { Length: > 0 } url)
        {
            dispatch.GatewayUrl = _ => Task.FromResult(new Uri(url));
        }
    }
}
