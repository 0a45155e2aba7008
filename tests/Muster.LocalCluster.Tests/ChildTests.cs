using System.Threading.Channels;
using Muster.Hosting;

namespace Muster.LocalCluster.Tests;

/// <summary>Shell scripts in the place of silos.</summary>
public sealed class ChildTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muster-child-").FullName;
    private readonly Channel<string> _said = Channel.CreateUnbounded<string>();
    private StubBackend? _health;

    public async ValueTask DisposeAsync()
    {
        if (_health is not null)
        {
            await _health.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task AProcessThatEndsByItself_StartsAgain_AndBothIsSaid()
    {
        await using var child = await StartAsync("echo started; trap 'exit 0' TERM; while :; do sleep 0.05; done");
        await child.Ready;
        var first = child.Status;

        System.Diagnostics.Process.GetProcessById(first.Pid!.Value).Kill();

        Assert.Contains("silo-1 ended by itself (exit 137: killed); it starts again.", await NextAsync());
        Assert.Contains("silo-1 is back.", await NextAsync());
        Assert.NotEqual(first.Pid, child.Status.Pid);
        Assert.Equal(2, child.Status.Starts);
    }

    [Fact]
    public async Task AProcessThatEndsBeforeItIsReady_IsAFault()
    {
        await using var child = await StartAsync("exit 3", isReady: false);

        var fault = await Assert.ThrowsAsync<StartupException>(() => child.Ready);

        Assert.Equal($"silo-1 ended with 3 before it was ready; its log is {Log}.", fault.Message);
    }

    [Fact]
    public async Task SettingsGoByTheEnvironment_AndWhatIsPrintedToTheLog()
    {
        await using (var child = await StartAsync("echo $Muster__ApiToken; trap 'exit 0' TERM; while :; do sleep 0.05; done"))
        {
            while (!File.Exists(Log) || new FileInfo(Log).Length == 0)
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal("secret\n", await File.ReadAllTextAsync(Log, TestContext.Current.CancellationToken));
    }

    private string Log => Path.Combine(_folder, "silo-1.log");

    private async Task<Child> StartAsync(string script, bool isReady = true)
    {
        _health = await StubBackend.StartAsync("health", _ => Task.CompletedTask);
        _health.IsReady = isReady;
        var spec = new ChildSpec(
            "silo-1", "bash", ["-c", script], new Dictionary<string, string> { ["Muster:ApiToken"] = "secret" }, _health.Spec.Ready);
        var child = new Child(spec, Log, TimeProvider.System, line => _said.Writer.TryWrite(line), () => { });
        child.Start();
        return child;
    }

    private async Task<string> NextAsync() => await _said.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
