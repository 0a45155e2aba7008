using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Muster.EndToEnd.Tests;

/// <summary>The real program in a process of its own, on free ports, with a data folder of the test's.</summary>
internal sealed partial class MusterProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly List<(string Text, TaskCompletionSource Said)> _awaited = [];
    private readonly TaskCompletionSource _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MusterProcess(string dataDirectory, IEnumerable<string> settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataDirectory,
        };
        string[] own = ["--Muster:GatewayUrl=http://127.0.0.1:0", "--Muster:DataPlaneUrl=http://127.0.0.1:0"];
        foreach (var argument in (string[])[BuiltPaths.SiloProgram, .. own, .. settings])
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _announced.TrySetResult();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public int Id => _process.Id;

    /// <summary>API root, with <c>/client/v4</c>.</summary>
    public string Api => ApiLine().Match(Output) is { Success: true } match
        ? match.Groups[1].Value
        : throw new InvalidOperationException($"It has no API:\n{Output}");

    /// <summary>The operator's listener.</summary>
    public Uri Operator => OperatorLine().Match(Output) is { Success: true } match
        ? new(match.Groups[1].Value)
        : throw new InvalidOperationException($"It has no operator's listener:\n{Output}");

    public string Token => Printed("CLOUDFLARE_API_TOKEN");

    public string AccountId => Printed("CLOUDFLARE_ACCOUNT_ID");

    /// <summary>Port of the data plane; 0 while dispatch is off.</summary>
    public int WorkersPort => WorkersLine().Match(Output) is { Success: true } match
        ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)
        : 0;

    /// <summary>Starts it and waits until it says that it is up.</summary>
    public static async Task<MusterProcess> StartAsync(string dataDirectory, params string[] settings)
    {
        var process = new MusterProcess(dataDirectory, settings);
        await process._announced.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.False(process._process.HasExited, process.Output);
        return process;
    }

    /// <summary>Starts it, expects that it gives up, and returns exit code and output.</summary>
    public static async Task<(int ExitCode, string Output)> StartAndFailAsync(string directory, params string[] settings)
    {
        await using var process = new MusterProcess(directory, settings);
        await process._process.WaitForExitAsync().WaitAsync(Patience);
        return (process._process.ExitCode, process.Output);
    }

    /// <summary>Completes when it has printed this text.</summary>
    public async Task SaysAsync(string text)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_output)
        {
            if (_output.ToString().Contains(text, StringComparison.Ordinal))
            {
                return;
            }

            _awaited.Add((text, said));
        }

        await said.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    /// <summary>Kills it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Asks it to stop, as a service manager does, and returns its exit code.</summary>
    public Task<int> StopAsync()
    {
        // Twice: the first of a data-plane node and of a silo in a cluster only begins to drain.
        Signal("TERM");
        Signal("TERM");
        return WaitForExitAsync();
    }

    /// <summary>Sends a signal, which has arrived when this returns.</summary>
    public void Signal(string name)
    {
        using var signal = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        signal.WaitForExit();
    }

    /// <summary>Its exit code, when it has ended.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await StopAsync();
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"Workers:\s+http://<worker>\.localhost:(\d+)/")]
    private static partial Regex WorkersLine();

    [GeneratedRegex(@"API:\s+(http\S+)")]
    private static partial Regex ApiLine();

    [GeneratedRegex(@"Operator:\s+(http\S+)")]
    private static partial Regex OperatorLine();

    private void Read(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
            foreach (var (text, said) in _awaited)
            {
                if (line?.Contains(text, StringComparison.Ordinal) == true)
                {
                    said.TrySetResult();
                }
            }
        }

        if (line?.Contains("Stop with Ctrl-C.", StringComparison.Ordinal) == true)
        {
            _announced.TrySetResult();
        }
    }

    private string Printed(string variable) =>
        Regex.Match(Output, $@"export {variable}=(\S+)") is { Success: true } match
            ? match.Groups[1].Value
            : throw new InvalidOperationException($"It did not print {variable}:\n{Output}");
}
