using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Muster.Dispatch;

/// <summary>One running <c>workerd</c>.</summary>
internal sealed class WorkerdProcess : IDisposable
{
    private const int KeptLines = 20;
    private readonly Process _process;
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _lastErrors = new();
    private readonly ILogger _logger;
    private int _socketsToCome;

    private WorkerdProcess(ProcessStartInfo info, int sockets, ILogger logger)
    {
        _process = new Process { StartInfo = info };
        _socketsToCome = sockets;
        _logger = logger;
    }

    /// <summary>Ends with the exit code.</summary>
    public Task<int> Exited => _exited.Task;

    public int Id => _process.Id;

    public string LastErrors => string.Join('\n', _lastErrors);

    /// <summary>CPU time so far: tells a process that loops from one that the machine does not let run.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.TotalProcessorTime;
            }
            catch (InvalidOperationException) // It has exited meanwhile.
            {
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>Starts it and waits until it listens on <paramref name="sockets"/> sockets.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static async Task<WorkerdProcess> StartAsync(
        WorkerdCommand command, string config, int sockets, ILogger logger, CancellationToken cancellation)
    {
        // The control messages come on standard output, before any user code can write there.
        var process = new WorkerdProcess(
            command.ToStartInfo("serve", "--experimental", "--control-fd=1", config), sockets, logger);
        process.Run();
        try
        {
            await Task.WhenAny(process._listening.Task, process.Exited).WaitAsync(cancellation);
            if (process._listening.Task.IsCompletedSuccessfully)
            {
                return process;
            }

            throw new InvalidOperationException(
                $"workerd ended with code {await process.Exited} before it listened: {process.LastErrors}");
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Lets requests end, then kills what is left.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        if (OperatingSystem.IsWindows() || NativeMethods.Kill(Id, NativeMethods.SigTerm) != 0)
        {
            Kill();
        }

        try
        {
            await Exited.WaitAsync(grace);
        }
        catch (TimeoutException) // Open WebSockets keep it alive for ever.
        {
            Kill();
            await Exited;
        }
    }

    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException) // It has exited, or never ran.
        {
        }
    }

    public void Dispose() => _process.Dispose();

    // The kernel sends the parent's death signal when the *thread* that started the child ends, and pool threads end when
    // idle. So each child has a thread of its own, which lives as long as it does.
    private void Run() => new Thread(() =>
    {
        try
        {
            _process.OutputDataReceived += (_, line) => OnOutput(line.Data);
            _process.ErrorDataReceived += (_, line) => OnError(line.Data);
            _process.Start();
            _process.StandardInput.Close();
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
            _process.WaitForExit();
            _exited.SetResult(_process.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            _lastErrors.Enqueue(error.Message);
            _exited.SetResult(-1);
        }
    })
    { IsBackground = true, Name = "workerd" }.Start();

    private void OnOutput(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (!_listening.Task.IsCompleted && line.StartsWith("{\"event\":\"listen\"", StringComparison.Ordinal))
        {
            if (--_socketsToCome == 0)
            {
                _listening.SetResult();
            }

            return;
        }

        _logger.LogDebug("workerd: {Line}", line);
    }

    private void OnError(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lastErrors.Enqueue(line);
        if (_lastErrors.Count > KeptLines)
        {
            _lastErrors.TryDequeue(out _);
        }

        _logger.LogDebug("workerd: {Line}", line);
    }
}
