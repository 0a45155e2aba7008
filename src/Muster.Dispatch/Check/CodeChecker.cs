using Microsoft.Extensions.Logging;
using Muster.Contracts;

namespace Muster.Dispatch;

/// <summary>Checks staged versions by loading them, one at a time, in a process of its own.</summary>
internal sealed class CodeChecker(
    WorkerdLauncher launcher, SiloClient silo, DispatchOptions options, TimeProvider time, ILogger<CodeChecker> logger)
    : IAsyncDisposable
{
    // A machine that does not let the process run is no reason to refuse code.
    private const int StarvedWaits = 20;
    private readonly SemaphoreSlim _turn = new(1);
    private CheckerProcess? _process;
    private int _generation;

    public WorkerdProcess? Process => _process?.Process;

    public async Task<CodeCheckResult> CheckAsync(CodeCheck check, CancellationToken cancellation)
    {
        try
        {
            var bundle = await silo.FindBundleAsync(new(check.Namespace, check.Script), check.Version.ToString(), cancellation);
            return bundle is null
                ? NotChecked(check, "the version is not there")
                : await CheckAsync(check, BundleConverter.Convert(bundle), cancellation);
        }
        catch (Exception error) when (error is HttpRequestException or InvalidOperationException or InvalidDataException or IOException)
        {
            logger.LogWarning("{Script} was not checked: {Reason}", check.Script, error.Message);
            return NotChecked(check, error.Message);
        }
    }

    /// <summary>Makes the first check as quick as the others.</summary>
    public async Task WarmUpAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            _process ??= await launcher.StartCheckerAsync(++_generation, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        if (_process is not null)
        {
            await _process.EndAsync();
        }

        _turn.Dispose();
    }

    private static CodeCheckResult NotChecked(CodeCheck check, string reason) => new() { Id = check.Id, NotChecked = reason };

    private static CodeCheckResult Refuse(CodeCheck check, string reason) => new() { Id = check.Id, Error = reason };

    private async Task<CodeCheckResult> CheckAsync(CodeCheck check, RouterBundle bundle, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            // A process may have ended before, or under the weight of earlier code: only a fresh one tells that this code ends it.
            return await TryCheckAsync(check, bundle, cancellation)
                ?? await TryCheckAsync(check, bundle, cancellation)
                ?? Refuse(check, "Script startup exceeded the memory limit, or ended the runtime.");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <returns>Null when the process has ended. Then another one is ready.</returns>
    private async Task<CodeCheckResult?> TryCheckAsync(CodeCheck check, RouterBundle bundle, CancellationToken cancellation)
    {
        _process ??= await launcher.StartCheckerAsync(++_generation, cancellation);
        var start = time.GetTimestamp();
        var load = _process.LoadAsync(bundle, cancellation);
        if (await IsOverTimeAsync(_process, load, cancellation))
        {
            await ReplaceAsync(load);
            return Refuse(check,
                $"Script startup exceeded the time limit: its top level ran for more than {options.CheckTimeout.TotalMilliseconds:0} ms.");
        }

        if (_process.Process.Exited.IsCompleted || load.IsFaulted)
        {
            await ReplaceAsync(load);
            return null;
        }

        return Word(check, bundle, await load, time.GetElapsedTime(start));
    }

    private async Task<bool> IsOverTimeAsync(CheckerProcess process, Task load, CancellationToken cancellation)
    {
        var before = process.Process.ProcessorTime;
        for (var waits = 0; waits < StarvedWaits; waits++)
        {
            var wait = Task.Delay(waits == 0 ? options.CheckTimeout : options.CheckTimeout / 4, time, cancellation);
            if (await Task.WhenAny(load, process.Process.Exited, wait) != wait)
            {
                return false;
            }

            cancellation.ThrowIfCancellationRequested();
            if (process.Process.ProcessorTime - before >= options.CheckTimeout * 0.9)
            {
                return true;
            }
        }

        return true;
    }

    private async Task ReplaceAsync(Task load)
    {
        await _process!.EndAsync();
        _process = null;
        await load.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process = await launcher.StartCheckerAsync(++_generation, CancellationToken.None);
    }

    private static CodeCheckResult Word(CodeCheck check, RouterBundle bundle, CheckAnswer answer, TimeSpan took)
    {
        if (answer.Error is { } error)
        {
            return Refuse(check, CheckFailure.Describe(error));
        }

        if (answer is { Handlers: [], Entrypoints: [] })
        {
            return Refuse(check, bundle.Syntax == "modules"
                ? "The script has no handlers: expected a default export with a fetch() function, or another entrypoint."
                : "The script has no handlers: expected addEventListener('fetch', …).");
        }

        return new()
        {
            Id = check.Id,
            Handlers = [.. answer.Handlers ?? []],
            Entrypoints = [.. answer.Entrypoints ?? []],
            StartupTimeMs = (int)took.TotalMilliseconds,
            Warnings = bundle.Date is { } date && answer.CompatibilityDate is { } runs && string.CompareOrdinal(runs, date) < 0
                ? [$"compatibility_date {date} is newer than this runtime: the script runs as of {runs}."]
                : [],
        };
    }
}
