using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Muster.Gateway;
using Muster.Grains;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(Muster.Client.Tests.ClusterFixture))]

namespace Muster.Client.Tests;

/// <summary>One silo and the real gateway in this process for all tests; each test makes namespaces of its own.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public const string Account = "0123456789abcdef0123456789abcdef";
    private const string Token = "a-token-of-this-test";

    private readonly InProcessTestCluster _cluster = Build();
    private readonly HttpClient _http = new();
    private WebApplication? _gateway;

    public MusterClient Client { get; private set; } = null!;

    public static void Configure(MusterClientOptions options, Uri address) =>
        (options.BaseUrl, options.AccountId, options.ApiToken) = (address, Account, Token);

    public Uri Address => new(_gateway!.Urls.Single());

    public async Task<NamespaceClient> CreateNamespaceAsync()
    {
        var name = $"ns-{Guid.NewGuid():N}";
        await Client.Namespaces.CreateAsync(name);
        return Client.Namespace(name);
    }

    public async ValueTask InitializeAsync()
    {
        await _cluster.DeployAsync();
        _gateway = await StartGatewayAsync();
        var options = new MusterClientOptions { PageSize = 2 };
        Configure(options, Address);
        Client = new(_http, options);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _gateway!.DisposeAsync();
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    private async Task<WebApplication> StartGatewayAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddSingleton<IGrainFactory>(_cluster.Client);
        builder.Services.AddMusterGateway(options =>
            (options.AccountId, options.ApiToken) = (Account, Token));
        var app = builder.Build();
        app.MapMusterGateway();
        await app.StartAsync();
        return app;
    }

    private static InProcessTestCluster Build()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage(StorageNames.Meta);
            silo.AddMemoryGrainStorage(StorageNames.Content);
            silo.UseInMemoryReminderService();
            silo.Services.AddMusterGrains();
            silo.Services.Configure<KeyRingOptions>(ring => ring.Key = Convert.ToBase64String(new byte[32]));
        });
        return builder.Build();
    }
}
