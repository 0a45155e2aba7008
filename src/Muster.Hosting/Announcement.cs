using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Muster.Dispatch;

namespace Muster.Hosting;

/// <summary>
/// Shows at every start where the process answers. One that made its credentials itself shows the lines, too, that a user pastes
/// for his clients; where silos are a cluster, credentials stay out of the logs.
/// </summary>
internal sealed class Announcement(MusterOptions options, IConfiguration configuration, IServiceProvider services)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var api = "not here";
        var lines = "";
        if (services.GetService<GatewayAddress>() is { } gateway)
        {
            api = $"{(await gateway.WaitAsync(stoppingToken)).ToString().TrimEnd('/')}/client/v4";
            lines = ClusterSettings.IsCluster(configuration) ? "" : $"\n{PasteLines.For(api, options)}\n";
        }

        var workers = "not here";
        if (services.GetService<DispatchStatus>() is { } dispatch)
        {
            await dispatch.WaitUntilSettledAsync(Timeout.InfiniteTimeSpan, stoppingToken);
            workers = dispatch.Address is { } address ? $"http://<worker>.localhost:{address.Port}/" : dispatch.ToString();
        }

        var admin = services.GetRequiredService<AdminServer>().Address is { } own ? $"\n  Operator: {own}" : "";
        await Console.Out.WriteLineAsync($"""

            Muster is up.
              API:      {api}
              Workers:  {workers}{admin}
            {lines}
            Stop with Ctrl-C.
            """.AsMemory(), stoppingToken);
    }
}
