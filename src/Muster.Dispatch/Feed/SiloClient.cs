using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Muster.Contracts;

namespace Muster.Dispatch;

/// <summary>Asks the silos.</summary>
internal sealed class SiloClient : IDisposable
{
    /// <summary>How long an answer may take that nothing can stand in for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int Attempts = 3;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);
    private readonly TaskCompletionSource<Uri> _gateway = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(2),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    public SiloClient(string token) => _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    /// <summary>The address, once it is known.</summary>
    public Task<Uri> Gateway => _gateway.Task;

    public void SetGateway(Uri gateway) => _gateway.TrySetResult(gateway);

    /// <summary>The script as it stands, or null when there is none.</summary>
    /// <param name="script">The script.</param>
    /// <param name="patience">How long to wait for an answer.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="HttpRequestException">The silos cannot be asked.</exception>
    public async Task<ActiveScript?> FindScriptAsync(ScriptAddress script, TimeSpan patience, CancellationToken cancellation)
    {
        using var answer = await GetAsync(Path(InternalRoutes.Script, script), patience, cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(ProtocolJson.Default.ActiveScript, cancellation);
    }

    /// <summary>A version with its code, or null when there is none.</summary>
    /// <exception cref="HttpRequestException">The silos cannot be asked.</exception>
    public async Task<VersionBundle?> FindBundleAsync(ScriptAddress script, string version, CancellationToken cancellation)
    {
        var path = Path(InternalRoutes.Bundle, script).Replace("{version}", Uri.EscapeDataString(version), StringComparison.Ordinal);
        using var answer = await GetAsync(path, Patience, cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(ProtocolJson.Default.VersionBundle, cancellation);
    }

    public void Dispose() => _client.Dispose();

    private static string Path(string route, ScriptAddress script) => route
        .Replace("{namespace}", Uri.EscapeDataString(script.NamespaceId), StringComparison.Ordinal)
        .Replace("{script}", Uri.EscapeDataString(script.Name), StringComparison.Ordinal);

    private async Task<HttpResponseMessage> GetAsync(string path, TimeSpan patience, CancellationToken cancellation)
    {
        if (!Gateway.IsCompletedSuccessfully)
        {
            throw new HttpRequestException("the address of the silo gateway is not known yet");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var answer = await _client.GetAsync(new Uri(await Gateway, path), limit.Token);
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == Attempts)
                {
                    return answer;
                }

                // A silo that is being replaced; another one, or the same a moment later, can say.
                answer.Dispose();
                await Task.Delay(RetryDelay, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException($"the silo gateway has not answered for {patience.TotalSeconds} s");
        }
    }
}
