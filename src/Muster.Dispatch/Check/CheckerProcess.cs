using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Muster.Dispatch;

/// <summary>A process that loads code to see whether it starts.</summary>
internal sealed class CheckerProcess(WorkerdProcess process, string socket) : IDisposable
{
    private readonly HttpClient _client = UnixHttp.CreateClient(socket);

    public WorkerdProcess Process => process;

    public async Task<CheckAnswer> LoadAsync(RouterBundle bundle, CancellationToken cancellation)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(bundle, AgentJson.Compact.RouterBundle));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _client.PostAsync("/", body, cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync(AgentJson.Default.CheckAnswer, cancellation))!;
    }

    public async ValueTask EndAsync()
    {
        process.Kill();
        await process.Exited;
        Dispose();
    }

    public void Dispose()
    {
        _client.Dispose();
        process.Dispose();
        File.Delete(socket);
    }
}
