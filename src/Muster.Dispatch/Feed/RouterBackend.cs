using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Muster.Contracts;

namespace Muster.Dispatch;

/// <summary>What the router asks: which version is active, and its code. On a Unix socket in the working directory.</summary>
internal sealed class RouterBackend(SiloClient silo, LastKnown known, WorkingDirectory directory, ILogger<RouterBackend> logger)
    : IAsyncDisposable
{
    private const long CacheBytes = 256L << 20;
    private const int MaxNameLength = 255;

    // A hung silo must not hold up requests that can be served as last known.
    private static readonly TimeSpan PatienceWhenKnown = TimeSpan.FromSeconds(1);
    private readonly BundleCache _bundles = new(CacheBytes);
    private WebApplication? _server;

    public async Task StartAsync(CancellationToken cancellation)
    {
        var socket = directory["agent.sock"];
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(socket));
        _server = builder.Build();
        _server.Run(HandleAsync);
        await _server.StartAsync(cancellation);
        if (!OperatingSystem.IsWindows())
        {
            // The folder is closed to others; the router may be another user than we.
            File.SetUnixFileMode(socket, (UnixFileMode)0b110_110_110);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private Task HandleAsync(HttpContext context)
    {
        // The raw target: a dispatcher may ask for any name, "a/b" included.
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('/');
        var steps = Array.ConvertAll(path, Uri.UnescapeDataString);
        return steps switch
        {
            ["", "scripts", var space, var name] when name.Length is > 0 and <= MaxNameLength => AnswerScriptAsync(context, new(space, name)),
            ["", "bundles", var space, var name, var version] => AnswerBundleAsync(context, new(space, name), version),
            _ => RefuseAsync(context, StatusCodes.Status404NotFound, "no such thing"),
        };
    }

    private async Task AnswerScriptAsync(HttpContext context, ScriptAddress script)
    {
        ActiveScript? active;
        try
        {
            var since = known.Changes;
            active = await silo.FindScriptAsync(
                script,
                known.TryGet(script, out _) ? PatienceWhenKnown : SiloClient.Patience,
                context.RequestAborted);
            known.Remember(script, active, since);
        }
        catch (HttpRequestException error)
        {
            if (!known.TryGet(script, out active))
            {
                await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, error.Message);
                return;
            }

            logger.LogWarning("{Script} is served as last known: {Reason}", script, error.Message);
            context.Response.Headers[InternalHeaders.Stale] = "1";
        }

        if (active is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.Response.WriteAsJsonAsync(active, ProtocolJson.Default.ActiveScript);
    }

    private async Task AnswerBundleAsync(HttpContext context, ScriptAddress script, string version)
    {
        var key = $"{script}@{version}";
        try
        {
            var bundle = _bundles.Find(key);
            if (bundle is null)
            {
                if (await silo.FindBundleAsync(script, version, context.RequestAborted) is not { } found)
                {
                    await RefuseAsync(context, StatusCodes.Status404NotFound, $"there is no version {version}");
                    return;
                }

                bundle = JsonSerializer.SerializeToUtf8Bytes(BundleConverter.Convert(found), AgentJson.Compact.RouterBundle);
                _bundles.Add(key, bundle);
            }

            context.Response.ContentLength = bundle.Length;
            await context.Response.Body.WriteAsync(bundle);
        }
        catch (Exception error) when (error is HttpRequestException or InvalidDataException)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, error.Message);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(reason);
    }
}
