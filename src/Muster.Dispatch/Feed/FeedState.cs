namespace Muster.Dispatch;

/// <summary>What the feed has told about the node itself.</summary>
internal sealed class FeedState
{
    private readonly TaskCompletionSource<string> _platform = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Raised when <see cref="IsLeased"/> may have changed.</summary>
    public event Action? Changed;

    /// <summary>Id of the namespace of dispatchers, once a silo has said it.</summary>
    public Task<string> PlatformNamespace => _platform.Task;

    /// <summary>Whether a silo has granted a lease over the connection of now.</summary>
    public bool IsLeased { get; private set; }

    public void Welcome(string platformNamespace) => _platform.TrySetResult(platformNamespace);

    public void Leased() => Set(true);

    public void Lost() => Set(false);

    private void Set(bool leased)
    {
        IsLeased = leased;
        Changed?.Invoke();
    }
}
