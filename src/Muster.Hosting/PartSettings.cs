using Microsoft.Extensions.Configuration;
using Muster.Dispatch;
using Muster.Gateway;

namespace Muster.Hosting;

/// <summary>Hands a process's settings on to its parts.</summary>
internal static class PartSettings
{
    public static void Apply(IConfiguration configuration, MusterOptions options, GatewayOptions gateway)
    {
        configuration.GetSection("Muster:Gateway").Bind(gateway);
        gateway.AccountId = options.AccountId;
        gateway.ApiToken = options.ApiToken;
        gateway.AuthEmail = options.AuthEmail;
        gateway.AuthKey = options.AuthKey;
        gateway.DispatchToken = configuration["Muster:Dispatch:Token"];

        // The only agent lives in this process: it cannot hold a lease that is older than the process.
        gateway.AgentsOutliveGateway = false;
    }

    public static void Apply(IConfiguration configuration, MusterOptions options, DispatchOptions dispatch)
    {
        configuration.GetSection("Muster:Dispatch").Bind(dispatch);
        dispatch.DataPlaneUrl = options.DataPlaneUrl;
    }
}
