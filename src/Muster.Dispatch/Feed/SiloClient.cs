using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Muster.Contracts;

namespace Muster.Dispatch;

/// <summary>Asks the silos.</summary>
internal sealed class SiloClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource<Uri> _gateway = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(2),
    })
    { Timeout = Patience };

    public SiloClient(string token) => _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    /// <summary>The address, once it is known.</summary>
    public Task<Uri> Gateway => _gateway.Task;

    public void SetGateway(Uri gateway) => _gateway.TrySetResult(gateway);

    /// <summary>The script as it stands, or null when there is none.</summary>
    /// <exception cref="HttpRequestException">The silos cannot be asked.</exception>
    public async Task<ActiveScript?> FindScriptAsync(ScriptAddress script, CancellationToken cancellation)
    {
        using var answer = await GetAsync(Path(InternalRoutes.Script, script), cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(ProtocolJson.Default.ActiveScript, cancellation);
    }

    /// <summary>A version with its code, or null when there is none.</summary>
    /// <exception cref="HttpRequestException">The silos cannot be asked.</exception>
    public async Task<VersionBundle?> FindBundleAsync(ScriptAddress script, string version, CancellationToken cancellation)
    {
        var path = Path(InternalRoutes.Bundle, script).Replace("{version}", Uri.EscapeDataString(version), StringComparison.Ordinal);
        using var answer = await GetAsync(path, cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(ProtocolJson.Default.VersionBundle, cancellation);
    }

    public void Dispose() => _client.Dispose();

    private static string Path(string route, ScriptAddress script) => route
        .Replace("{namespace}", Uri.EscapeDataString(script.NamespaceId), StringComparison.Ordinal)
        .Replace("{script}", Uri.EscapeDataString(script.Name), StringComparison.Ordinal);

    private async Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellation)
    {
        if (!Gateway.IsCompletedSuccessfully)
        {
            throw new HttpRequestException("the address of the silo gateway is not known yet");
        }

        try
        {
            return await _client.GetAsync(new Uri(await Gateway, path), cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException($"the silo gateway has not answered for {Patience.TotalSeconds} s");
        }
    }
}
