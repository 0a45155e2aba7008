using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Muster.Client;
using Muster.Contracts;
using Muster.Dispatch;
using Muster.Hosting;

namespace Muster.Testing;

/// <summary>
/// A whole Muster in this process: silo, REST API and, where <c>workerd</c> is there, Workers. On free ports, with a temporary
/// folder; any number may run side by side.
/// </summary>
public sealed class MusterHost : IAsyncDisposable
{
    // A machine that is busy with other tests needs seconds; one that needs longer is broken.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _api;

    private MusterHost(WebApplication app, DirectoryInfo folder, TestClock clock)
    {
        (_app, _folder, Clock) = (app, folder, clock);
        var settings = app.Services.GetRequiredService<MusterOptions>();
        (AccountId, ApiToken) = (settings.AccountId, settings.ApiToken);
        ApiUrl = new(new Uri(app.Urls.First()), "client/v4");
        var options = new MusterClientOptions { BaseUrl = ApiUrl, AccountId = AccountId, ApiToken = ApiToken };
        _api = new(MusterHandler.Create(options)) { Timeout = Timeout.InfiniteTimeSpan };
        Client = new(_api, options);
        var dispatch = app.Services.GetRequiredService<DispatchStatus>();
        if (dispatch.State == DispatchState.Serving)
        {
            WorkersUrl = dispatch.Address!;
            Workers = new(WorkerHandler.Create(WorkersUrl)) { BaseAddress = WorkersUrl };
        }
        else
        {
            NoWorkersReason = dispatch.Reason;
        }
    }

    /// <summary>The API up to and including <c>/client/v4</c>: what wrangler takes as <c>CLOUDFLARE_API_BASE_URL</c>.</summary>
    public Uri ApiUrl { get; }

    /// <summary>The one account.</summary>
    public string AccountId { get; }

    /// <summary>The token of the account, for <c>Authorization: Bearer</c>.</summary>
    public string ApiToken { get; }

    /// <summary>A client of the API.</summary>
    public MusterClient Client { get; }

    /// <summary>Where Workers answer, each at <c>{name}.localhost</c>; null where none run.</summary>
    public Uri? WorkersUrl { get; }

    /// <summary>
    /// Sends a request to the Worker that its host names, as in <c>http://dispatcher.localhost/acme</c>, whether this machine
    /// resolves such names or not; null where no Workers run.
    /// </summary>
    public HttpClient? Workers { get; }

    /// <summary>Why no Workers run, for the test that is skipped then; null where they do.</summary>
    public string? NoWorkersReason { get; }

    /// <summary>The time that the host goes by.</summary>
    public TestClock Clock { get; }

    /// <summary>The host's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a host; when this returns, all of it serves.</summary>
    public static async Task<MusterHost> StartAsync(
        Action<MusterHostOptions>? configure = null,
        CancellationToken cancellation = default)
    {
        var options = new MusterHostOptions();
        configure?.Invoke(options);
        var clock = new TestClock(options.StartTime);
        var folder = Directory.CreateTempSubdirectory("muster-test-");
        WebApplication? app = null;
        try
        {
            app = HostSetup.Build(options, clock, folder.FullName);
            await app.StartAsync(cancellation);
            await app.Services.GetRequiredService<DispatchStatus>().WaitUntilSettledAsync(Patience, cancellation);
            return new(app, folder, clock);
        }
        catch
        {
            await EndAsync(app, folder);
            throw;
        }
    }

    /// <summary>
    /// Carries the retention policies out in a dispatch namespace, as the host does every few minutes of real time.
    /// </summary>
    /// <returns>How many scripts were deleted.</returns>
    /// <exception cref="ArgumentException">There is no namespace of this name.</exception>
    public async Task<long> SweepAsync(string dispatchNamespace)
    {
        var grains = Services.GetRequiredService<IGrainFactory>();
        var space = await grains.GetGrain<IAccountGrain>(AccountId).FindNamespaceAsync(dispatchNamespace)
            ?? throw new ArgumentException($"expected a dispatch namespace, found '{dispatchNamespace}'", nameof(dispatchNamespace));
        return (await grains.GetGrain<IRetentionGrain>(space.Id).SweepAsync()).Deleted;
    }

    /// <summary>Ends the host and what it started, and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        Workers?.Dispose();
        await EndAsync(_app, _folder);
    }

    private static async Task EndAsync(WebApplication? app, DirectoryInfo folder)
    {
        try
        {
            if (app is not null)
            {
                // Stopped before it is disposed of: a silo leaves its cluster in order.
                await app.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await app.DisposeAsync();
            }
        }
        finally
        {
            if (folder.Exists)
            {
                folder.Delete(recursive: true);
            }
        }
    }
}
