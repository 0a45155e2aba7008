using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Muster.Gateway;

namespace Muster.Benchmarks;

/// <summary>Kestrel and nothing else: checks the credentials as the gateway does and answers a known answer.</summary>
internal sealed class BareEndpoint : IAsyncDisposable
{
    // Kestrel writes these itself.
    private static readonly string[] OfTheServer = ["Date", "Server"];

    private readonly WebApplication _server;

    private BareEndpoint(WebApplication server)
    {
        _server = server;
        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new(IPAddress.Loopback, new Uri(addresses.Addresses.First()).Port);
    }

    public IPEndPoint Address { get; }

    public static async Task<BareEndpoint> StartAsync(IServiceProvider muster, HttpResponseMessage known)
    {
        var credentials = muster.GetRequiredService<Credentials>();
        var body = await known.Content.ReadAsByteArrayAsync();
        var headers = known.Headers.Concat(known.Content.Headers)
            .Where(header => !OfTheServer.Contains(header.Key))
            .Select(header => (header.Key, Value: header.Value.First()))
            .ToArray();

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.Run(async context =>
        {
            if (credentials.FindActor(context.Request.Headers) is null)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        });
        await server.StartAsync();
        return new(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
