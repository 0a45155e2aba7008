using System.Net.Http.Json;

namespace Muster.Dispatch;

/// <summary>A running router: its process and the two ways to it.</summary>
internal sealed class RouterProcess(WorkerdProcess process, RouterSockets sockets) : IDisposable
{
    private readonly HttpClient _admin = UnixHttp.CreateClient(sockets.Admin);

    public WorkerdProcess Process => process;

    public string HttpSocket => sockets.Http;

    /// <summary>Whether it answers; waits as long as it takes.</summary>
    public async Task<bool> IsHealthyAsync(CancellationToken cancellation)
    {
        using var answer = await _admin.GetAsync("/health", cancellation);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Tells it what changed. When this returns, the next request runs by it.</summary>
    public async Task PushAsync(RouterPush push, CancellationToken cancellation)
    {
        using var answer = await _admin.PostAsJsonAsync("/push", push, AgentJson.Default.RouterPush, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        _admin.Dispose();
        process.Dispose();
        File.Delete(sockets.Http);
        File.Delete(sockets.Admin);
    }
}
