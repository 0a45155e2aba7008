namespace Muster.Dispatch;

/// <summary>What the data plane of this process does.</summary>
public enum DispatchState
{
    /// <summary>It is not there; the control plane works without it.</summary>
    Off,

    /// <summary>It waits for its runtime or for the control plane.</summary>
    Starting,

    /// <summary>It answers requests.</summary>
    Serving,
}
