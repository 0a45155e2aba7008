using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Muster.Dispatch;

/// <summary>Takes the world's requests, finds the Worker by the host, and hands them to the router as they are.</summary>
internal sealed class WorkerFront(
    DispatchOptions options, RouterSupervisor routers, FeedState feed, TimeProvider time, ILogger<WorkerFront> logger)
    : IAsyncDisposable
{
    private readonly HostRoutes _routes = new(options.Routes);
    private readonly ViaTokens _via = new(options.Token);
    private readonly RouterConnections _connections = new(routers, time);
    private RouterForwarder? _forwarder;
    private WebApplication? _server;

    /// <exception cref="InvalidOperationException">The address cannot be listened on.</exception>
    public async Task<Uri> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        _server = builder.Build();
        _forwarder = new(_connections, time);
        _server.Run(ServeAsync);
        try
        {
            await _server.StartAsync(cancellation);
        }
        catch (IOException error)
        {
            throw new InvalidOperationException(
                $"The data plane cannot listen on {options.DataPlaneUrl}: {error.Message} "
                + "Set Muster:DataPlaneUrl to another address; port 0 takes a free one.", error);
        }

        return new UriBuilder(options.DataPlaneUrl) { Port = new Uri(_server.Urls.First()).Port }.Uri;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            using var grace = new CancellationTokenSource(options.StopTimeout, time);
            await _server.StopAsync(grace.Token);
            await _server.DisposeAsync();
        }

        _connections.Dispose();
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        PassThrough.Configure(kestrel);
        var url = options.DataPlaneUrl;
        if (IPAddress.TryParse(url.DnsSafeHost, out var address))
        {
            kestrel.Listen(address, url.Port);
        }
        else if (url.IsLoopback && url.Port != 0)
        {
            kestrel.ListenLocalhost(url.Port);
        }
        else if (url.IsLoopback)
        {
            kestrel.Listen(IPAddress.Loopback, 0);
        }
        else
        {
            kestrel.ListenAnyIP(url.Port);
        }
    }

    // The server behind the front has no log of its own: what nobody expected would be a bare 500 that nobody can explain.
    private async Task ServeAsync(HttpContext context)
    {
        try
        {
            await HandleAsync(context);
        }
        catch (Exception fault) when (!context.RequestAborted.IsCancellationRequested)
        {
            logger.LogError(fault, "A request to {Host} failed in the front.", context.Request.Host.Host);
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            await FrontAnswers.FaultAsync(context);
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (_routes.Find(context.Request.Host.Host) is not { } route)
        {
            await FrontAnswers.UnknownHostAsync(context);
            return;
        }

        var hops = _via.Read(context.Request.Headers[InternalHeaders.Via]);
        if (hops >= ViaTokens.Limit)
        {
            await FrontAnswers.LoopAsync(context);
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(options.ReplacementTimeout);
        try
        {
            var cf = Describe(await feed.PlatformNamespace.WaitAsync(patience.Token), route, hops);
            if (!await _forwarder!.TryForwardAsync(context, cf, patience.Token))
            {
                await FrontAnswers.LostAsync(context);
            }
        }
        catch (OperationCanceledException)
        {
            if (!context.RequestAborted.IsCancellationRequested)
            {
                await FrontAnswers.NotReadyAsync(context);
            }
        }
    }

    private static string Describe(string platform, WorkerRoute route, int hops) =>
        $$"""{"ns":"{{platform}}","name":"{{JsonEncodedText.Encode(route.Worker)}}","subdomain":{{(route.IsSubdomain ? "true" : "false")}},"hops":{{hops}}}""";
}
