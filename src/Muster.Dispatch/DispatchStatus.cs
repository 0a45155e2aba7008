namespace Muster.Dispatch;

/// <summary>The state of the data plane as other parts of the process see it. Safe to read from any thread.</summary>
public sealed class DispatchStatus
{
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Snapshot _now = new(DispatchState.Starting, "not started yet", null);

    /// <summary>What it does.</summary>
    public DispatchState State => _now.State;

    /// <summary>Why it is off or not serving yet; null while it serves.</summary>
    public string? Reason => _now.Reason;

    /// <summary>Where it listens, with the port that was chosen; null while it does not listen.</summary>
    public Uri? Address => _now.Address;

    /// <summary>Whether it holds up nobody: it serves, or it is off and will stay so.</summary>
    public bool IsSettled => State != DispatchState.Starting;

    /// <summary>Completes when it serves, or is off and will stay so.</summary>
    /// <exception cref="TimeoutException">That took longer than <paramref name="patience"/>; the message says why.</exception>
    public async Task WaitUntilSettledAsync(TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            await _settled.Task.WaitAsync(patience, cancellation);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Not serving within {patience.TotalSeconds} s: {this}.");
        }
    }

    /// <summary>One line for <c>/readyz</c>, such as <c>dispatch: serving http://127.0.0.1:8787</c>.</summary>
    public override string ToString() => _now switch
    {
        { State: DispatchState.Serving, Address: var address } => $"dispatch: serving {address?.GetLeftPart(UriPartial.Authority)}",
        { State: DispatchState.Off, Reason: var reason } => $"dispatch: off ({reason})",
        { Reason: var reason } => $"dispatch: starting ({reason})",
    };

    internal void TurnOff(string reason)
    {
        _now = new(DispatchState.Off, reason, null);
        _settled.TrySetResult();
    }

    internal void Wait(string reason) => _now = new(DispatchState.Starting, reason, _now.Address);

    internal void Listen(Uri address) => _now = _now with { Address = address };

    internal void Serve()
    {
        _now = new(DispatchState.Serving, null, _now.Address);
        _settled.TrySetResult();
    }

    private sealed record Snapshot(DispatchState State, string? Reason, Uri? Address);
}
