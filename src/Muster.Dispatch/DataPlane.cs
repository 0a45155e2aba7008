using Microsoft.Extensions.Logging;

namespace Muster.Dispatch;

/// <summary>All parts of a running data plane.</summary>
internal sealed class DataPlane : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly WorkingDirectory _directory;
    private readonly SiloClient _silo;
    private readonly RouterBackend _backend;
    private readonly RouterLink _link;
    private readonly FeedState _state = new();
    private readonly FeedClient _feed;
    private readonly WorkerFront _front;
    private readonly DispatchStatus _status;
    private readonly ILogger _logger;
    private readonly List<Task> _running = [];

    public DataPlane(
        WorkerdCommand command, int? user, DispatchOptions options, DispatchStatus status, TimeProvider time, ILoggerFactory loggers)
    {
        _status = status;
        _logger = loggers.CreateLogger<DataPlane>();
        _directory = new(options.Directory);
        _directory.WriteResources();
        if (user is { } id)
        {
            _directory.GiveTo(id);
        }

        var known = new LastKnown();
        var launcher = new WorkerdLauncher(command, _directory, options, loggers.CreateLogger<WorkerdLauncher>());
        _silo = new(options.Token);
        _backend = new(_silo, known, _directory, loggers.CreateLogger<RouterBackend>());
        Routers = new(launcher, options, time, loggers.CreateLogger<RouterSupervisor>());
        _link = new(Routers, time, loggers.CreateLogger<RouterLink>());
        Checker = new(launcher, _silo, options, time, loggers.CreateLogger<CodeChecker>());
        _feed = new(options, _silo, _state, new(_link, known, Checker), time, loggers.CreateLogger<FeedClient>());
        _front = new(options, Routers, _state, time, loggers.CreateLogger<WorkerFront>());
        Routers.Started += UpdateStatus;
        _state.Changed += UpdateStatus;
    }

    public RouterSupervisor Routers { get; }

    public CodeChecker Checker { get; }

    public async Task StartAsync(CancellationToken cancellation)
    {
        await _backend.StartAsync(cancellation);
        _status.Wait("the runtime is not ready yet");
        _status.Listen(await _front.StartAsync(cancellation));
        Run(Routers.RunAsync(_stopping.Token), "router");
        Run(_link.RunAsync(_stopping.Token), "link to the router");
        Run(_feed.RunAsync(_stopping.Token), "feed");
        Run(Checker.WarmUpAsync(_stopping.Token), "checker");
    }

    public async ValueTask DisposeAsync()
    {
        // Requests first: they need the runtime, which needs us to answer it.
        await _front.DisposeAsync();
        await _stopping.CancelAsync();
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Checker.DisposeAsync();
        await _backend.DisposeAsync();
        _silo.Dispose();
        _directory.Dispose();
        _stopping.Dispose();
    }

    private void UpdateStatus()
    {
        if (Routers.Current is not null && _state.IsLeased)
        {
            if (_status.State != DispatchState.Serving)
            {
                _status.Serve();
                _logger.LogInformation("{Status}", _status);
            }
        }
        else if (_status.State != DispatchState.Serving)
        {
            _status.Wait(Routers.Current is null ? "the runtime is not ready yet" : "no silo has granted a lease yet");
        }
    }

    private void Run(Task part, string name)
    {
        _running.Add(part);
        part.ContinueWith(
            failed => _logger.LogCritical(failed.Exception, "A part of the data plane has ended: {Part}.", name),
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}
