using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Muster.Hosting;

/// <summary>
/// The operator's listener: a server of its own, so that nothing of it can be reached over the API's port. It starts before the
/// other parts and ends after them: whoever asks for the state of the process gets an answer all the while.
/// </summary>
internal sealed class AdminServer(MusterOptions options, IServiceProvider services) : IHostedService, IAsyncDisposable
{
    private WebApplication? _server;

    /// <summary>Where it listens, with the port that was chosen; null while it does not.</summary>
    public Uri? Address { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.AdminUrl is null)
        {
            return;
        }

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(options.AdminUrl.ToString()).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        _server = builder.Build();
        var pipeline = AdminPipeline.Build(services, options);
        _server.Run(http => ServeAsync(http, pipeline));
        try
        {
            await _server.StartAsync(cancellationToken);
        }
        catch (IOException error)
        {
            throw new StartupException(
                $"The operator's listener cannot use {options.AdminUrl}: {error.Message} "
                + "Set Muster:AdminUrl to another address; port 0 takes a free one.", error);
        }

        Address = new(_server.Urls.First());
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is not null)
        {
            await _server.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    // The endpoints want the services of the process, not those of this bare server.
    private async Task ServeAsync(HttpContext http, RequestDelegate pipeline)
    {
        await using var scope = services.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        await pipeline(http);
    }
}
