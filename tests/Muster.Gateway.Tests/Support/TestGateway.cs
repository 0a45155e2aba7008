using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Muster.Gateway.Tests;

/// <summary>A gateway on a free port.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    public const string Account = "0123456789abcdef0123456789abcdef";
    public const string Token = "a-token-of-this-test";
    public const string Email = "ann@example.com";
    public const string Key = "a-key-of-this-test";
    public const string DispatchToken = "a-dispatch-token-of-this-test";

    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private TestGateway(WebApplication app)
    {
        _app = app;
        Address = new(app.Urls.Single());
        Api = new(_http, Address, request => request.Headers.Authorization = new("Bearer", Token));
        Anonymous = new(_http, Address, _ => { });
    }

    public Uri Address { get; }

    public ApiClient Api { get; }

    public ApiClient Anonymous { get; }

    public IEnumerable<RouteEndpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>Tells its measurements from those of other gateways.</summary>
    public IMeterFactory Meters => _app.Services.GetRequiredService<IMeterFactory>();

    public static async Task<TestGateway> StartAsync(
        IGrainFactory grains,
        Action<GatewayOptions>? configure = null,
        TimeProvider? time = null,
        ILoggerProvider? log = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddLogging(logging =>
        {
            logging.ClearProviders();
            if (log is not null)
            {
                logging.AddProvider(log);
            }
        });
        builder.Services.AddSingleton(grains);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddMusterGateway(options =>
        {
            (options.AccountId, options.ApiToken, options.DispatchToken) = (Account, Token, DispatchToken);
            (options.AuthEmail, options.AuthKey) = (Email, Key);
            configure?.Invoke(options);
        });
        var app = builder.Build();
        app.MapMusterGateway();
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}
