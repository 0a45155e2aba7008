using System.Net;
using System.Net.Sockets;

namespace Muster.EndToEnd.Tests;

/// <summary>SIGTERM to a real process while a request is under way.</summary>
public sealed class DrainTests
{
    [Fact]
    public async Task AProcessThatIsToldToStop_IsNotReadyAtOnce_ServesOn_AndFinishesWhatIsUnderWay()
    {
        using var folder = new TemporaryFolder();
        await using var muster = await MusterProcess.StartAsync(
            folder.Path,
            "--Muster:DrainDelay=00:10:00",
            "--Muster:Dispatch:Enabled=false",
            "--Muster:AdminUrl=http://127.0.0.1:0");
        using var api = new Api(muster);
        using var http = new HttpClient();
        await api.OkAsync(
            HttpMethod.Post,
            "/workers/dispatch/namespaces",
            new StringContent("""{"name": "slow"}""", null, "application/json"));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(muster.Operator, "/readyz"))).StatusCode);

        // The first half of an upload is here; the second comes when the process is stopping.
        var body = "export default {}"u8.ToArray();
        using var upload = await SlowUpload.BeginAsync(muster, $"{Api.Scripts("slow")}/a", body);
        muster.Signal("TERM");
        while ((await http.GetAsync(new Uri(muster.Operator, "/readyz"))).StatusCode != HttpStatusCode.ServiceUnavailable)
        {
            await Task.Yield();
        }

        Assert.Equal("draining\n", await TextAsync(http, new(new Uri(muster.Api), "/readyz")));
        Assert.Equal("ok\n", await TextAsync(http, new(new Uri(muster.Api), "/healthz")));
        await api.OkAsync(HttpMethod.Get, Api.Scripts("slow"));

        // The second signal ends the delay. Nobody gets in any more, and the upload is stored all the same.
        muster.Signal("TERM");
        await WaitUntilRefusedAsync(new Uri(muster.Api));
        var answer = await upload.EndAsync();

        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.Equal(0, await muster.WaitForExitAsync());
        await using var again = await MusterProcess.StartAsync(folder.Path, "--Muster:Dispatch:Enabled=false");
        using var later = new Api(again);
        Assert.Equal(["a"], await later.NamesAsync("slow"));
    }

    private static async Task<string> TextAsync(HttpClient http, Uri url)
    {
        using var answer = await http.GetAsync(url);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task WaitUntilRefusedAsync(Uri url)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(url.Host, url.Port, TestContext.Current.CancellationToken);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }
}
