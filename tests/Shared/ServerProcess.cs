using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Muster.Tests.Shared;

/// <summary>A server that a test started: with a folder of its own, stopped and gone afterwards.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _folder;

    private ServerProcess(Process process, string folder)
    {
        _process = process;
        _folder = folder;
    }

    /// <summary>Starts it and waits until it prints <paramref name="ready"/>.</summary>
    public static async Task<ServerProcess> StartAsync(string folder, string ready, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = new List<string?>();
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => up.TrySetException(new InvalidOperationException(
            $"{program} ended before it was ready: {string.Join('\n', output)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, folder);
        try
        {
            await up.Task.WaitAsync(s_patience);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        void Read(string? line)
        {
            lock (output)
            {
                output.Add(line);
            }

            if (line?.Contains(ready, StringComparison.Ordinal) == true)
            {
                up.TrySetResult();
            }
        }
    }

    /// <summary>Runs a program to its end; it must succeed.</summary>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {string.Concat(output)}");
        }
    }

    /// <summary>A port on loopback that nobody listens on now, for servers that cannot choose one.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Stops it in its tracks, its children too: connections stay open and nobody answers.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task SignalAsync(string signal) => RunAsync(
        "kill", [signal, $"{_process.Id}", .. Children(_process.Id).Select(id => $"{id}")]);

    private static IEnumerable<int> Children(int parent) =>
        File.ReadAllText($"/proc/{parent}/task/{parent}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
}
