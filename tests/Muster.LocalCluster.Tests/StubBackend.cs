using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Muster.LocalCluster.Tests;

/// <summary>A process behind the balancer, as far as the balancer sees it.</summary>
internal sealed class StubBackend : IAsyncDisposable
{
    private readonly WebApplication _server;
    private int _questions;

    private StubBackend(string name, RequestDelegate serve)
    {
        Name = name;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.UseWebSockets();
        _server.Run(http => http.Request.Path == "/readyz" ? AnswerHealthAsync(http) : serve(http));
    }

    public string Name { get; }

    public bool IsReady { get; set; } = true;

    /// <summary>How often the balancer has asked for its health.</summary>
    public int Questions => Volatile.Read(ref _questions);

    public ChildSpec Spec => new(Name, "", [], new Dictionary<string, string>(), new($"{_server.Urls.First()}/readyz"), new(_server.Urls.First()));

    public static async Task<StubBackend> StartAsync(string name, RequestDelegate serve)
    {
        var backend = new StubBackend(name, serve);
        await backend._server.StartAsync();
        return backend;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private Task AnswerHealthAsync(HttpContext http)
    {
        Interlocked.Increment(ref _questions);
        http.Response.StatusCode = IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}
