using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Muster.Dispatch;
using Muster.Hosting;
using Yarp.ReverseProxy.Health;

namespace Muster.LocalCluster;

/// <summary>
/// Hands requests to the processes that are ready. Nothing is buffered and nothing repeated: uploads, WebSockets and event streams
/// pass as they are.
/// </summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private Balancer(WebApplication server, Uri url) => (_server, Url) = (server, url);

    /// <summary>Where it listens, with the port that was chosen.</summary>
    public Uri Url { get; }

    /// <exception cref="StartupException">The address cannot be listened on.</exception>
    public static async Task<Balancer> StartAsync(Uri url, IEnumerable<ChildSpec> backends, BalancerKind kind)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(url.ToString()).ConfigureKestrel(PassThrough.Configure);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IPassiveHealthCheckPolicy, ConnectFailurePolicy>();
        builder.Services.AddReverseProxy()
            .LoadFromMemory([BalancerRoutes.Route], [BalancerRoutes.Cluster(backends, kind)])
            .AddTransforms(RawTargetTransform.Add);
        var server = builder.Build();
        server.UseRouting();
        server.MapReverseProxy(static proxy =>
        {
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
        try
        {
            await server.StartAsync();
        }
        catch (IOException fault)
        {
            await server.DisposeAsync();
            throw new StartupException($"The balancer cannot listen on {url}: {fault.Message} Port 0 takes a free one.", fault);
        }

        return new(server, new(server.Urls.First()));
    }

    public async ValueTask DisposeAsync()
    {
        // What is still open leads nowhere: the processes behind are gone.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
    }
}
