using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Muster.Dispatch.Tests;

/// <summary>The real agent with the real runtime on a fake silo.</summary>
internal sealed class TestPlane : IAsyncDisposable
{
    private readonly IHost _host;

    private TestPlane(IHost host, FakeSilo silo) => (_host, Silo) = (host, silo);

    public FakeSilo Silo { get; }

    public DispatchStatus Status => _host.Services.GetRequiredService<DispatchStatus>();

    public DataPlane Plane => _host.Services.GetServices<IHostedService>().OfType<DispatchAgent>().Single().Plane!;

    public Uri Url => Status.Address!;

    public LogLines Log => _host.Services.GetRequiredService<LogLines>();

    public static string? MissingReason { get; } = WorkerdBinary.Find(null, out var reason) is null ? reason : null;

    public static async Task<TestPlane> StartAsync(Action<DispatchOptions>? configure = null, TimeSpan? lease = null)
    {
        Assert.SkipWhen(MissingReason is not null, MissingReason ?? "");
        var silo = await FakeSilo.StartAsync(lease);
        var plane = new TestPlane(BuildHost(silo, configure), silo);
        await plane._host.StartAsync();
        await plane.WaitUntilServingAsync();
        return plane;
    }

    public static IHost BuildHost(FakeSilo silo, Action<DispatchOptions>? configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        var lines = new LogLines();
        builder.Services.AddSingleton(lines);
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(lines);
        builder.Services.AddMusterDispatch(options =>
        {
            options.GatewayUrl = _ => Task.FromResult(silo.Url);
            options.Token = FakeSilo.Token;
            options.DataPlaneUrl = new("http://127.0.0.1:0");
            configure?.Invoke(options);
        });
        return builder.Build();
    }

    public Task WaitUntilServingAsync() => UntilAsync(() => Task.FromResult(Status.State == DispatchState.Serving), () => Status.ToString());

    /// <summary>Looks again until it is so: for what has no event a test could await.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, Func<string> found)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Found after 20 s: {found()}\n{Log}");
            }
        }
    }

    public HttpRequestMessage Request(string host, string pathAndQuery = "/", HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(Url, pathAndQuery));
        request.Headers.Host = host;
        return request;
    }

    public HttpClient Client { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None, UseProxy = false,
    })
    { Timeout = TimeSpan.FromSeconds(30) };

    public Task<HttpResponseMessage> GetAsync(string host, string pathAndQuery = "/") => Client.SendAsync(Request(host, pathAndQuery));

    /// <summary>Status and body of a request to a Worker by its name.</summary>
    public async Task<(int Status, string Body)> AskAsync(string worker, string pathAndQuery = "/")
    {
        using var answer = await GetAsync($"{worker}.localhost", pathAndQuery);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        _host.Dispose();
        await Silo.DisposeAsync();
    }
}
