using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Muster.Contracts;
using Muster.Dispatch;
using Muster.Hosting;

namespace Muster.Benchmarks;

/// <summary>A Muster of its own, in a temporary folder and on free ports.</summary>
internal sealed class MusterInstance : IAsyncDisposable
{
    public const string Namespace = "customers";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly MusterOptions _options;
    private readonly string _folder;

    private MusterInstance(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
        _options = app.Services.GetRequiredService<MusterOptions>();
        var gateway = new Uri(app.Urls.First());
        Gateway = new(IPAddress.Loopback, gateway.Port);
        Authorization = $"Bearer {_options.ApiToken}";
        Api = new() { BaseAddress = new(gateway, $"/client/v4/accounts/{_options.AccountId}/workers/") };
        Api.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(Authorization);
    }

    public HttpClient Api { get; }

    public IPEndPoint Gateway { get; }

    public string Authorization { get; }

    public string Database => Path.Combine(_folder, "muster.db");

    public IServiceProvider Services => _app.Services;

    public IAccountGrain Account => Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>(_options.AccountId);

    public string ScriptsPath => $"/client/v4/accounts/{_options.AccountId}/workers/dispatch/namespaces/{Namespace}/scripts";

    public DispatchStatus Dispatch => Services.GetRequiredService<DispatchStatus>();

    /// <summary>Starts one with an empty namespace.</summary>
    /// <param name="dispatch">Whether it runs <c>workerd</c>.</param>
    public static async Task<MusterInstance> StartAsync(bool dispatch)
    {
        var folder = Directory.CreateTempSubdirectory("muster-benchmark-").FullName;
        var builder = WebApplication.CreateBuilder([
            $"--Muster:DataDirectory={folder}",
            "--Muster:GatewayUrl=http://127.0.0.1:0",
            "--Muster:DataPlaneUrl=http://127.0.0.1:0",
            .. dispatch ? Array.Empty<string>() : [$"--Muster:Dispatch:WorkerdPath={Path.Combine(folder, "none")}"],
        ]);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);
        var app = builder.AddMuster().Build();
        app.UseMuster();
        await app.StartAsync();
        var muster = new MusterInstance(app, folder);
        await muster.SettleAsync();
        using var answer = await muster.Api.PostAsJsonAsync("dispatch/namespaces", new { name = Namespace });
        answer.EnsureSuccessStatusCode();
        return muster;
    }

    /// <summary>Uploads a module, its metadata as JSON.</summary>
    public async Task UploadAsync(string path, string metadata, string module)
    {
        using var form = UploadForm.Create(metadata, module);
        using var answer = await Api.PutAsync(path, form);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"PUT {path}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task SettleAsync()
    {
        for (var started = Stopwatch.GetTimestamp(); !Dispatch.IsSettled;)
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"The data plane does not start: {Dispatch}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}
