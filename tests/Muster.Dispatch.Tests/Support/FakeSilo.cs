using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Muster.Contracts;

namespace Muster.Dispatch.Tests;

/// <summary>The silo's side of the internal protocol, from a dictionary.</summary>
internal sealed class FakeSilo : IAsyncDisposable
{
    public const string Token = "dispatch-token";
    public const string Platform = "platform-namespace";
    public const string Tenants = "tenant-namespace";

    private readonly ConcurrentDictionary<ScriptAddress, ActiveScript> _active = new();
    private readonly ConcurrentDictionary<Guid, VersionBundle> _versions = new();
    private readonly ConcurrentDictionary<string, int> _questions = new();
    private readonly WebApplication _app;
    private TaskCompletionSource<FakeFeed> _feed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeSilo(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    /// <summary>Whether questions are answered with 503 and the feed is closed.</summary>
    public bool IsDown { get; private set; }

    /// <summary>Number of times that an agent asked for a script of this name.</summary>
    public int QuestionsFor(string script) => _questions.GetValueOrDefault(script);

    public TimeSpan Lease { get; private init; }

    public static async Task<FakeSilo> StartAsync(TimeSpan? lease = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var silo = new FakeSilo(builder.Build()) { Lease = lease ?? TimeSpan.FromSeconds(3) };
        silo.Map();
        await silo._app.StartAsync();
        return silo;
    }

    public Task<FakeFeed> FeedAsync() => _feed.Task.WaitAsync(TimeSpan.FromSeconds(10));

    /// <summary>Uploads and waits until it is live.</summary>
    public async Task PutAsync(string space, string name, Worker worker)
    {
        Store(space, name, worker);
        await (await FeedAsync()).NotifyAsync(new ScriptNotice(space, name, _active[new(space, name)]));
    }

    /// <summary>Uploads and tells nobody.</summary>
    public void Store(string space, string name, Worker worker)
    {
        var version = Stage(worker);
        _active[new(space, name)] = new(version, worker.Marks);
    }

    public Guid Stage(Worker worker)
    {
        var version = Guid.NewGuid();
        _versions[version] = worker.ToBundle(version);
        return version;
    }

    public async Task DeleteAsync(string space, string name)
    {
        _active.TryRemove(new(space, name), out _);
        await (await FeedAsync()).NotifyAsync(new ScriptNotice(space, name, null));
    }

    public async Task DeleteNamespaceAsync(string space)
    {
        foreach (var address in _active.Keys.Where(a => a.NamespaceId == space))
        {
            _active.TryRemove(address, out _);
        }

        await (await FeedAsync()).NotifyAsync(new ScriptNotice(space, null, null));
    }

    public async Task<CodeCheckResult> CheckAsync(Worker worker) =>
        await (await FeedAsync()).CheckAsync(new(Guid.NewGuid(), Tenants, "checked", Stage(worker)));

    public async Task GoDownAsync()
    {
        IsDown = true;
        var feed = await FeedAsync();
        _feed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        feed.Abort();
    }

    public void ComeBack() => IsDown = false;

    public ValueTask DisposeAsync()
    {
        _feed.TrySetCanceled();
        return _app.DisposeAsync();
    }

    private void Map()
    {
        _app.UseWebSockets();
        _app.Use((context, next) =>
        {
            if (!IsDown && context.Request.Headers.Authorization == $"Bearer {Token}")
            {
                return next(context);
            }

            context.Response.StatusCode = IsDown ? 503 : 401;
            return Task.CompletedTask;
        });
        _app.UseRouting();
        _app.MapGet(InternalRoutes.Script, (HttpContext context) =>
        {
            _questions.AddOrUpdate((string)context.Request.RouteValues["script"]!, 1, (_, n) => n + 1);
            return AnswerAsync(
                context,
                _active.GetValueOrDefault(new((string)context.Request.RouteValues["namespace"]!, (string)context.Request.RouteValues["script"]!)));
        });
        _app.MapGet(InternalRoutes.Bundle, (HttpContext context) => AnswerAsync(
            context, _versions.GetValueOrDefault(Guid.Parse((string)context.Request.RouteValues["version"]!))));
        _app.MapGet(InternalRoutes.Feed, async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            using var feed = new FakeFeed(socket);
            await feed.WelcomeAsync(new("account", Platform, Lease));
            _feed.TrySetResult(feed);
            await feed.RunAsync();
        });
    }

    private static Task AnswerAsync<T>(HttpContext context, T? answer)
    {
        if (answer is not null)
        {
            return context.Response.WriteAsJsonAsync(answer, typeof(T), ProtocolJson.Default);
        }

        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
