using System.Diagnostics;
using Muster.Hosting;

namespace Muster.LocalCluster;

/// <summary>A process that is started again whenever it ends by itself.</summary>
internal sealed class Child(ChildSpec spec, string log, TimeProvider time, Action<string> say, Action changed)
    : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SecondSignal = TimeSpan.FromMilliseconds(200);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private volatile Process? _process;
    private int? _pid;
    private Task _running = Task.CompletedTask;
    private int _starts;
    private bool _isReady;

    /// <summary>Completes when it has been ready for the first time.</summary>
    /// <exception cref="StartupException">It ended before.</exception>
    public Task Ready => _ready.Task;

    public ChildStatus Status => new(
        spec.Name, _pid, _starts, _isReady, spec.Url, spec.Url is null ? null : new Uri(spec.Ready, "/"));

    public void Start() => _running = RunAsync();

    /// <summary>Ends it, and returns when it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        // The second signal spares it the delay of draining: nobody sends requests any more. Sent at once, the two would be one.
        await _stopping.CancelAsync();
        await Task.WhenAny(_running, Task.Delay(SecondSignal, time));
        Terminate();
        try
        {
            await _running.WaitAsync(StopPatience, time);
        }
        catch (TimeoutException)
        {
            say($"{spec.Name} did not end within {StopPatience.TotalSeconds} s and was killed.");
            _process?.Kill(entireProcessTree: true);
            await _running;
        }

        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        var pause = FirstPause;
        while (!_stopping.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            var code = await RunOnceAsync();
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            if (_ready.TrySetException(new StartupException($"{spec.Name} ended with {code} before it was ready; its log is {log}.")))
            {
                return;
            }

            pause = time.GetElapsedTime(started) > LongestPause ? FirstPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
            say($"{spec.Name} ended by itself ({Describe(code)}); it starts again.");
            await Task.Delay(pause, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> RunOnceAsync()
    {
        await using var output = new ChildLog(log);
        using var process = Process.Start(StartInfo())!;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        output.Follow(process);
        (_process, _pid, _starts) = (process, process.Id, _starts + 1);
        await using var stop = _stopping.Token.Register(Terminate);
        changed();
        var watching = WatchAsync(gone.Token);
        await process.WaitForExitAsync();
        await gone.CancelAsync();
        await watching;
        (_process, _pid, _isReady) = (null, null, false);
        changed();
        return process.ExitCode;
    }

    private void Terminate()
    {
        if (_pid is { } pid)
        {
            Signals.Terminate(pid);
        }
    }

    private async Task WatchAsync(CancellationToken gone)
    {
        if (await ReadyProbe.WaitAsync(spec.Ready, time, gone))
        {
            _isReady = true;
            if (!_ready.TrySetResult())
            {
                say($"{spec.Name} is back.");
            }

            changed();
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(spec.FileName, spec.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in spec.Settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }

    // As a shell shows it: 128 and the number of the signal.
    private static string Describe(int code) => code switch
    {
        134 => "exit 134: Orleans ends a silo that the others have declared dead",
        137 => "exit 137: killed",
        _ => $"exit {code}",
    };
}
