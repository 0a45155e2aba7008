using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Muster.Operations;

namespace Muster.Hosting;

/// <summary>The ready-made process: builds, runs, and turns what stands in the way of starting into a sentence.</summary>
public static class MusterProgram
{
    /// <summary>
    /// Runs the verb that the arguments begin with, or the host until it is told to stop. Returns the exit code: of the verb, or
    /// 0, or 1 when the host could not start.
    /// </summary>
    public static Task<int> RunAsync(string[] args) => OperatorProgram.Serves(args)
        ? OperatorProgram.RunAsync(args, new ConfiguredHost())
        : HostAsync(args);

    // Settings files lie beside the program, wherever it is started from.
    internal static WebApplicationBuilder CreateBuilder(string[] args) => WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    private static async Task<int> HostAsync(string[] args)
    {
        try
        {
            var builder = CreateBuilder(args).AddMuster();
            builder.Services.AddHostedService<Announcement>();
            await using var app = builder.Build();
            app.UseMuster();
            await StartAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception cause) when (StartupFault.Explain(cause) is { } advice)
        {
            await Console.Error.WriteLineAsync(advice);
            return 1;
        }
    }

    // A silo that is only disposed of leaves its cluster by the back door, with a page of warnings; one that never came to be
    // cannot be stopped. Either way the first exception is the one that counts.
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }
}
