using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Muster.EndToEnd.Tests;

/// <summary>The cluster launcher in a process of its own, on free ports, with a folder of the test's.</summary>
internal sealed class ClusterProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly string _folder;

    private ClusterProcess(string folder, IEnumerable<string> arguments)
    {
        _folder = folder;
        _process = new Process
        {
            StartInfo = new("dotnet", [BuiltPaths.LocalClusterProgram, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything that it has printed so far.</summary>
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

    /// <summary>What it says of itself; null before it has said anything.</summary>
    public JsonNode? State => File.Exists(StatePath) ? JsonNode.Parse(File.ReadAllText(StatePath)) : null;

    private string StatePath => Path.Combine(_folder, "cluster.json");

    /// <summary>Starts it and waits until all processes are ready.</summary>
    public static async Task<ClusterProcess> StartAsync(string folder, string azurite, params string[] arguments)
    {
        var cluster = new ClusterProcess(
            folder,
            [
                "--folder", folder, "--azurite", azurite, "--program", BuiltPaths.SiloProgram,
                "--api", "http://127.0.0.1:0", "--workers", "http://127.0.0.1:0", .. arguments,
            ]);
        try
        {
            await cluster.WaitAsync(state => (bool)state["isReady"]!, "all processes are ready");
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until its state is as wanted.</summary>
    public async Task WaitAsync(Func<JsonNode, bool> wanted, string description)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (State is not { } state || !wanted(state))
        {
            Assert.False(_process.HasExited, $"It ended before {description}:\n{Output}");
            Assert.False(limit.IsCancellationRequested, $"It took too long until {description}:\n{State}\n{Output}");
            await Task.Delay(50);
        }
    }

    public JsonNode Child(string name) => State!["children"]!.AsArray().Single(child => (string)child!["name"]! == name)!;

    /// <summary>A credential that it made, by the name of its setting.</summary>
    public string Credential(string name) => File.ReadLines((string)State!["credentials"]!)
        .Select(line => line.Split('=', 2))
        .Single(pair => pair[0] == $"Muster__{name}")[1];

    /// <summary>A client of the balancers.</summary>
    public Api Connect()
    {
        return new(
            $"{(string)State!["api"]!}/client/v4",
            Credential("AccountId"),
            Credential("ApiToken"),
            new Uri((string)State!["workers"]!).Port);
    }

    /// <summary>Asks it to stop, and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
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

    private void Read(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
