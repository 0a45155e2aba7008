using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace Muster.Dispatch;

/// <summary>Takes the world's requests, finds the Worker by the host, and hands them to the router as they are.</summary>
internal sealed class WorkerFront(DispatchOptions options, RouterSupervisor routers, FeedState feed, TimeProvider time) : IAsyncDisposable
{
    private static readonly ForwarderRequestConfig Forwarding = new()
    {
        ActivityTimeout = Timeout.InfiniteTimeSpan,
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private readonly HostRoutes _routes = new(options.Routes);
    private readonly ViaTokens _via = new(options.Token);
    private readonly UnchangedTransformer _transformer = new();
    private HttpMessageInvoker? _client;
    private IHttpForwarder? _forwarder;
    private WebApplication? _server;

    /// <exception cref="InvalidOperationException">The address cannot be listened on.</exception>
    public async Task<Uri> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.Services.AddHttpForwarder();
        _server = builder.Build();
        _forwarder = _server.Services.GetRequiredService<IHttpForwarder>();
        _client = new(CreateHandler());
        _server.Run(HandleAsync);
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

        var addresses = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new UriBuilder(options.DataPlaneUrl) { Port = new Uri(addresses.Addresses.First()).Port }.Uri;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            using var grace = new CancellationTokenSource(options.StopTimeout, time);
            await _server.StopAsync(grace.Token);
            await _server.DisposeAsync();
        }

        _client?.Dispose();
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        // Bytes in, bytes out: Latin-1 maps each to a character and back, whatever encoding the parties use.
        kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MaxRequestHeadersTotalSize = 128 << 10;
        kestrel.Limits.MaxRequestHeaderCount = 1000;
        kestrel.Limits.MaxRequestLineSize = 64 << 10;
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

    private SocketsHttpHandler CreateHandler() => new()
    {
        // A new connection goes to the router of now, or waits for the next one.
        ConnectCallback = async (_, cancellation) =>
        {
            var router = await routers.WaitAsync(cancellation);
            return await UnixHttp.ConnectAsync(router.HttpSocket, cancellation);
        },
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        MaxResponseHeadersLength = 128,
        PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
    };

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

        if (!await IsReadyAsync(context.RequestAborted))
        {
            await FrontAnswers.NotReadyAsync(context);
            return;
        }

        context.Items[UnchangedTransformer.CfKey] = Describe(await feed.PlatformNamespace, route, hops);
        var error = await _forwarder!.SendAsync(context, "http://worker/", _client!, Forwarding, _transformer);
        if (error != ForwarderError.None && !context.Response.HasStarted)
        {
            await FrontAnswers.LostAsync(context);
        }
    }

    private async ValueTask<bool> IsReadyAsync(CancellationToken aborted)
    {
        if (routers.Current is not null && feed.PlatformNamespace.IsCompletedSuccessfully)
        {
            return true;
        }

        try
        {
            await feed.PlatformNamespace.WaitAsync(options.ReplacementTimeout, time, aborted);
            await routers.WaitAsync(aborted).WaitAsync(options.ReplacementTimeout, time, aborted);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static string Describe(string platform, WorkerRoute route, int hops) =>
        $$"""{"ns":"{{platform}}","name":"{{JsonEncodedText.Encode(route.Worker)}}","subdomain":{{(route.IsSubdomain ? "true" : "false")}},"hops":{{hops}}}""";
}
