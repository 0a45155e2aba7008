using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Muster.Dispatch;

namespace Muster.Benchmarks;

/// <summary>The yardstick of dispatch: the product's supervisor and front, with a static configuration in place of the router.</summary>
internal sealed class StaticRuntime : IAsyncDisposable
{
    private static readonly string[] Files = ["static-dispatcher.js", "user.js"];

    private readonly CancellationTokenSource _stopping = new();
    private readonly WorkingDirectory _directory;
    private readonly WorkerFront _front;
    private readonly Task _running;

    private StaticRuntime(WorkingDirectory directory, WorkerFront front, RouterSupervisor routers)
    {
        _directory = directory;
        _front = front;
        _running = routers.RunAsync(_stopping.Token);
    }

    /// <summary>Where the front listens.</summary>
    public required IPEndPoint Front { get; init; }

    /// <summary>Where the runtime itself listens.</summary>
    public required EndPoint Runtime { get; init; }

    public static async Task<StaticRuntime> StartAsync()
    {
        var options = new DispatchOptions { DataPlaneUrl = new("http://127.0.0.1:0"), Token = "of no silo" };
        var binary = WorkerdBinary.Find(null, out var reason) ?? throw new InvalidOperationException(reason);
        var (command, user) = await WorkerdCommands.ChooseAsync(binary, options.UserId, NullLogger.Instance, default);
        var directory = new WorkingDirectory(null);
        foreach (var file in Files)
        {
            await File.WriteAllTextAsync(directory[file], Read(file));
        }

        if (user is { } id)
        {
            directory.GiveTo(id);
        }

        var launcher = new WorkerdLauncher(command!, directory, options, NullLogger<WorkerdLauncher>.Instance)
        {
            RouterConfig = sockets => Read("static.capnp")
                .Replace("HTTP", sockets.Http, StringComparison.Ordinal)
                .Replace("ADMIN", sockets.Admin, StringComparison.Ordinal),
        };
        var routers = new RouterSupervisor(launcher, options, TimeProvider.System, NullLogger<RouterSupervisor>.Instance);
        var feed = new FeedState();
        feed.Welcome("static");
        var front = new WorkerFront(options, routers, feed, TimeProvider.System, NullLogger<WorkerFront>.Instance);
        var address = await front.StartAsync(default);
        return new(directory, front, routers)
        {
            Front = new(IPAddress.Loopback, address.Port),
            Runtime = new UnixDomainSocketEndPoint(RouterSockets.For(directory, 1).Http),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _directory.Dispose();
        _stopping.Dispose();
    }

    /// <summary>A file of the folder <c>Static</c>.</summary>
    public static string Read(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }
}
