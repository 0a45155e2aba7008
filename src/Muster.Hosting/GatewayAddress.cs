using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace Muster.Hosting;

/// <summary>Where the gateway really listens, known once the host has started (port 0 is chosen then).</summary>
internal sealed class GatewayAddress(IServer server, IHostApplicationLifetime lifetime)
{
    /// <summary>Completes when the gateway listens; an address on which this machine reaches it.</summary>
    public async Task<Uri> WaitAsync(CancellationToken cancellation)
    {
        await lifetime.WaitForStartAsync(cancellation);
        var address = new UriBuilder(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());

        // "Any address" is one to listen on, not one to call.
        if (address.Host is "0.0.0.0" or "[::]" or "+" or "*")
        {
            address.Host = "127.0.0.1";
        }

        return address.Uri;
    }
}
