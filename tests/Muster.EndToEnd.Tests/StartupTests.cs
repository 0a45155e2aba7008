using System.Diagnostics;
using System.Net;

namespace Muster.EndToEnd.Tests;

public sealed class StartupTests
{
    [Fact]
    public async Task TheFirstStart_MakesCredentialsForItsOwnerAlone_AndTheSecondKeepsThem()
    {
        using var folder = new TemporaryFolder();
        await using var first = await MusterProcess.StartAsync(folder.Path);
        var (token, account) = (first.Token, first.AccountId);
        await first.StopAsync();

        await using var second = await MusterProcess.StartAsync(folder.Path);

        Assert.Equal((token, account), (second.Token, second.AccountId));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(folder.Path, "data", "credentials")));
        }
    }

    [Fact]
    public async Task AStop_EndsWorkerdToo()
    {
        using var folder = new TemporaryFolder();
        await using var muster = await MusterProcess.StartAsync(folder.Path);
        Assert.SkipWhen(muster.WorkersPort == 0, "There is no workerd on this machine.");
        var children = Children(muster.Id);
        Assert.NotEmpty(children);

        Assert.Equal(0, await muster.StopAsync());

        Assert.DoesNotContain(children, IsAlive);
    }

    [Fact]
    public async Task ATakenPort_IsSaidWithWhatToDo()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        await using var muster = await MusterProcess.StartAsync(folder.Path);
        var taken = new Uri(muster.Api).GetLeftPart(UriPartial.Authority);

        var (code, output) = await MusterProcess.StartAndFailAsync(other.Path, $"--Muster:GatewayUrl={taken}");

        Assert.Equal(1, code);
        Assert.Contains("address already in use. Stop the program that listens there, or choose another port:", output);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderInUse_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await using var muster = await MusterProcess.StartAsync(folder.Path);

        var (code, output) = await MusterProcess.StartAndFailAsync(folder.Path);

        Assert.Equal(1, code);
        Assert.Contains(Path.Combine(folder.Path, "data"), output);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnwritableFolder_IsRefused()
    {
        using var folder = new TemporaryFolder();

        var (code, output) = await MusterProcess.StartAndFailAsync(folder.Path, "--Muster:DataDirectory=/proc/muster");

        Assert.Equal(1, code);
        Assert.Contains("The data folder '/proc/muster' cannot be written to:", output);
        Assert.Contains("name another folder by Muster:DataDirectory.", output);
    }

    [Fact]
    public async Task AWrongSetting_IsNamed()
    {
        using var folder = new TemporaryFolder();

        var (code, output) = await MusterProcess.StartAndFailAsync(
            folder.Path, "--Muster:AccountId=mine", "--Muster:ApiToken=short");

        Assert.Equal(1, code);
        Assert.Contains("Muster:AccountId: expected 32 lower-case hex digits, found 'mine'.", output);
        Assert.Contains("Muster:ApiToken: expected at least 16 printable ASCII characters without blanks.", output);
        Assert.DoesNotContain("short", output.Replace("Muster:ApiToken", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutWorkerd_TheControlPlaneServes_AndUploadsSayThatTheyWereNotChecked()
    {
        using var folder = new TemporaryFolder();
        await using var muster = await MusterProcess.StartAsync(folder.Path, "--Muster:Dispatch:WorkerdPath=/nowhere/workerd");
        using var api = new Api(muster);
        using var http = new HttpClient();
        await api.OkAsync(
            HttpMethod.Post,
            "/workers/dispatch/namespaces",
            new StringContent("""{"name": "plain"}""", null, "application/json"));

        var ready = await http.GetAsync(new Uri(new Uri(muster.Api), "/readyz"));
        var (status, body) = await api.SendAsync(HttpMethod.Put, $"{Api.Scripts("plain")}/a", Api.Upload(
            "export default {}",
            """{"main_module": "worker.js"}"""));

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Contains("dispatch: off (", await ready.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("not checked", body["messages"]!.ToJsonString());
    }

    private static List<int> Children(int parent) =>
        [.. Process.GetProcesses().Select(process => process.Id).Where(id => Descends(id, parent))];

    private static bool Descends(int id, int ancestor)
    {
        for (var at = ParentOf(id); at > 1; at = ParentOf(at))
        {
            if (at == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAlive(int id) => ParentOf(id) != 0;

    // The fourth field of /proc/<id>/stat, after the command in parentheses; 0 when the process is gone or a zombie.
    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] == "Z" ? 0 : int.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
