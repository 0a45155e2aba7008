using System.Net.Sockets;
using System.Text;

namespace Muster.EndToEnd.Tests;

/// <summary>A PUT whose body arrives in two halves.</summary>
internal sealed class SlowUpload : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly byte[] _body;

    private SlowUpload(byte[] body) => _body = body;

    /// <summary>Sends the head and the first half, and returns when the process has read the head.</summary>
    public static async Task<SlowUpload> BeginAsync(MusterProcess muster, string path, byte[] body)
    {
        var api = new Uri(muster.Api);
        var upload = new SlowUpload(body);
        await upload._client.ConnectAsync(api.Host, api.Port);
        var stream = upload._client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"""
            PUT {api.AbsolutePath}/accounts/{muster.AccountId}{path} HTTP/1.1
            Host: {api.Authority}
            Authorization: Bearer {muster.Token}
            Content-Type: application/javascript
            Content-Length: {body.Length}
            Expect: 100-continue
            Connection: close


            """.ReplaceLineEndings("\r\n")));

        // The server asks for the body when an endpoint reads it.
        var line = "HTTP/1.1 100 Continue\r\n\r\n";
        await stream.ReadExactlyAsync(new byte[line.Length]);
        await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
        return upload;
    }

    /// <summary>Sends the rest; the whole answer.</summary>
    public async Task<string> EndAsync()
    {
        var stream = _client.GetStream();
        await stream.WriteAsync(_body.AsMemory(_body.Length / 2));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    public void Dispose() => _client.Dispose();
}
